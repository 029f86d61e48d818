namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>How many objects of one class crossed one line since the stream began.</summary>
/// <param name="Line">The line's name.</param>
/// <param name="Label">The class.</param>
/// <param name="Forward">From left to right.</param>
/// <param name="Backward">From right to left.</param>
[GenerateSerializer, Immutable, Alias("luna.LineCount")]
public sealed record LineCount(
    [property: Id(0)] string Line,
    [property: Id(1)] string Label,
    [property: Id(2)] long Forward,
    [property: Id(3)] long Backward);
