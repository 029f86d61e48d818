namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>One shot of a track, cut out.</summary>
/// <param name="TimeOffset">Seconds from the start of the stream.</param>
/// <param name="Image">Streams: the path of the saved picture; videos: the picture in base64.</param>
/// <param name="Score">0 to 1: the AGS score of faces, the detection score of bodies.</param>
[GenerateSerializer, Immutable, Alias("luna.HumanSample")]
public sealed record HumanSample(
    [property: Id(0)] double TimeOffset,
    [property: Id(1)] string Image,
    [property: Id(2)] double Score);
