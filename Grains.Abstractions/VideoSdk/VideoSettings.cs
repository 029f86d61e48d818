using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Grains.Abstractions.VideoSdk;

/// <summary>The video of one videosdk request.</summary>
/// <param name="Data">The source; always a file.</param>
/// <param name="MaxErrorCount">Decoding errors tolerated before the request fails; null is any number.</param>
[GenerateSerializer, Immutable, Alias("luna.VideoSettings")]
public sealed record VideoSettings([property: Id(0)] StreamData Data, [property: Id(1)] int? MaxErrorCount);
