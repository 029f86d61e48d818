using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Abstractions.VideoSdk;

/// <summary>What is known of a video after it was read.</summary>
[GenerateSerializer, Immutable, Alias("luna.VideoData")]
public sealed record VideoData
{
    /// <summary>Frames read.</summary>
    [Id(0)] public long FrameCount { get; init; }

    /// <summary>Frames a second.</summary>
    [Id(1)] public double FrameRate { get; init; }

    /// <summary>Seconds.</summary>
    [Id(2)] public double Duration { get; init; }

    /// <summary>Decoding errors met.</summary>
    [Id(3)] public int ErrorCount { get; init; }

    /// <summary>What was read without a break.</summary>
    [Id(4)] public IReadOnlyList<VideoSegment> ProcessedParts { get; init; } = [];
}
