namespace LunaVideoAgent.Grains.Abstractions.Sources;

/// <summary>What a source is, and its first picture.</summary>
[GenerateSerializer, Immutable, Alias("luna.SourceCheck")]
public sealed record SourceCheck
{
    /// <summary>Width of the frame in pixels, turned as the stream wants it.</summary>
    [Id(0)] public required int Width { get; init; }

    /// <summary>Height of the frame in pixels.</summary>
    [Id(1)] public required int Height { get; init; }

    /// <summary>Frames a second; null if the source does not say.</summary>
    [Id(2)] public double? FrameRate { get; init; }

    /// <summary>Its length; null for live sources and where it is unknown.</summary>
    [Id(3)] public TimeSpan? Duration { get; init; }

    /// <summary>Container format, such as <c>rtsp</c>.</summary>
    [Id(4)] public required string Format { get; init; }

    /// <summary>Codec, such as <c>h264</c>.</summary>
    [Id(5)] public required string Codec { get; init; }

    /// <summary>From the first attempt to connect to the first picture.</summary>
    [Id(6)] public required TimeSpan Taken { get; init; }

    /// <summary>The picture as JPEG; it may be smaller than the frame.</summary>
    [Id(7)] public required byte[] Jpeg { get; init; }
}
