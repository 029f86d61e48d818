namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>One score of the last frames of an object; frames that do not show it count as zero.</summary>
/// <param name="Kind">How.</param>
/// <param name="Length">How many analysed frames; at least 1.</param>
[GenerateSerializer, Immutable, Alias("luna.TimeFilter")]
public sealed record TimeFilter([property: Id(0)] TimeFilterKind Kind, [property: Id(1)] int Length);
