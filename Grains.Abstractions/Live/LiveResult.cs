using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Abstractions.Live;

/// <summary>What one analytic made of a frame that is shown.</summary>
/// <param name="AnalyticIndex">Position among the analytics of the stream.</param>
/// <param name="Frame">What it saw.</param>
[GenerateSerializer, Immutable, Alias("luna.LiveResult")]
public sealed record LiveResult([property: Id(0)] int AnalyticIndex, [property: Id(1)] FrameEstimation Frame);
