namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>A body in one frame.</summary>
/// <param name="Rectangle">In pixels of the original frame.</param>
/// <param name="Score">0 to 1.</param>
[GenerateSerializer, Immutable, Alias("luna.BodyEstimation")]
public sealed record BodyEstimation(
    [property: Id(0)] ImageRectangle Rectangle,
    [property: Id(1)] float Score);
