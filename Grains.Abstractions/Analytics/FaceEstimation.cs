namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>A face in one frame; what was not asked for is null.</summary>
[GenerateSerializer, Immutable, Alias("luna.FaceEstimation")]
public sealed record FaceEstimation
{
    /// <summary>In pixels of the original frame.</summary>
    [Id(0)] public ImageRectangle? Rectangle { get; init; }

    /// <summary>Detection score, 0 to 1.</summary>
    [Id(1)] public float? Score { get; init; }

    /// <summary>The eye on the left of the picture, the other eye, the tip of the nose, the corners of the mouth.</summary>
    [Id(2)] public IReadOnlyList<ImagePoint>? Landmarks5 { get; init; }

    /// <summary>How the head is turned.</summary>
    [Id(3)] public HeadPose? HeadPose { get; init; }

    /// <summary>How good the picture of the face is, 0 to 1.</summary>
    [Id(4)] public double? Ags { get; init; }

    /// <summary>Attributes that were asked for and that no network of this agent estimates, by the contract's names.</summary>
    [Id(6)] public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What networks of the model folders told.</summary>
    [Id(7)] public IReadOnlyList<AttributeEstimation> Attributes { get; init; } = [];
}
