namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>A whole frame with one detection of a track.</summary>
/// <param name="Image">Streams: the path of the saved picture; videos: the picture in base64.</param>
/// <param name="Rectangle">In pixels of the original frame.</param>
/// <param name="TimeOffset">Seconds from the start of the stream.</param>
[GenerateSerializer, Immutable, Alias("luna.DetectionSource")]
public sealed record DetectionSource(
    [property: Id(0)] string Image,
    [property: Id(1)] ImageRectangle Rectangle,
    [property: Id(2)] double TimeOffset);
