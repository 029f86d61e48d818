using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Lines;

/// <summary>A crossing and what an event of it needs.</summary>
/// <param name="Crossing">The crossing.</param>
/// <param name="Segment">From the last frame on one side to the first one on the other.</param>
/// <param name="CreateTime">Wall clock of the segment's start.</param>
/// <param name="EndTime">Wall clock of its end.</param>
/// <param name="Overview">The frame that shows it; null unless it was wanted.</param>
[GenerateSerializer, Immutable, Alias("luna.PendingCrossing")]
internal sealed record PendingCrossing(
    [property: Id(0)] LineCrossing Crossing,
    [property: Id(1)] VideoSegment Segment,
    [property: Id(2)] DateTimeOffset CreateTime,
    [property: Id(3)] DateTimeOffset EndTime,
    [property: Id(4)] EventOverview? Overview);
