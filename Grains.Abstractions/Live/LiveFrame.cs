namespace LunaVideoAgent.Grains.Abstractions.Live;

/// <summary>One frame as it is shown: the picture, and what the analytics made of this very frame.</summary>
[GenerateSerializer, Immutable, Alias("luna.LiveFrame")]
public sealed record LiveFrame
{
    /// <summary>1 for the first shown frame of an epoch, then one more for each.</summary>
    [Id(0)] public required long Sequence { get; init; }

    /// <summary>Seconds from the start of the stream; the results of other feeds with the same offset are of the same frame.</summary>
    [Id(1)] public required double TimeOffset { get; init; }

    /// <summary>When the frame left the decoder.</summary>
    [Id(2)] public required DateTimeOffset DecodeTime { get; init; }

    /// <summary>Width of the original frame in pixels, which the results are in.</summary>
    [Id(3)] public required int Width { get; init; }

    /// <summary>Height of the original frame in pixels.</summary>
    [Id(4)] public required int Height { get; init; }

    /// <summary>The picture as JPEG; it may be smaller than the frame.</summary>
    [Id(5)] public required byte[] Jpeg { get; init; }

    /// <summary>What the analytics saw that wanted the frame, in their order.</summary>
    [Id(6)] public required IReadOnlyList<LiveResult> Results { get; init; }
}
