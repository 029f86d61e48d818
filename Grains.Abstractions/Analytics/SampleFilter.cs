namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What a shot must be like to be kept.</summary>
[GenerateSerializer, Immutable, Alias("luna.SampleFilter")]
public sealed record SampleFilter
{
    /// <summary>Least score, 0 to 1: the AGS score of faces, the detection score of bodies.</summary>
    [Id(0)] public double Score { get; init; }

    /// <summary>Least smaller side of the detection, in pixels of the original frame.</summary>
    [Id(1)] public int MinSizePixels { get; init; }

    /// <summary>How far a head may be turned; null is any.</summary>
    [Id(2)] public HeadPoseLimits? HeadPose { get; init; }

    /// <summary>Where the middle of the detection must lie; null is anywhere.</summary>
    [Id(3)] public DetectionRegion? Droi { get; init; }
}
