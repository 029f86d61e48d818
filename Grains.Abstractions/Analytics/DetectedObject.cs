namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>One object found in one frame.</summary>
/// <param name="Rectangle">In pixels of the original frame.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Label">Its class, such as <c>person</c>.</param>
/// <param name="TrackId">The same object has the same number in other frames of this run; null if it is not tracked.</param>
[GenerateSerializer, Immutable, Alias("luna.DetectedObject")]
public sealed record DetectedObject(
    [property: Id(0)] ImageRectangle Rectangle,
    [property: Id(1)] float Score,
    [property: Id(2)] string Label,
    [property: Id(3)] int? TrackId);
