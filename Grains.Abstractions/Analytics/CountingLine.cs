namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>A straight line that objects cross.</summary>
/// <param name="Name">What crossings call it; unique among the lines of an analytic.</param>
/// <param name="From">Its first point.</param>
/// <param name="To">Its second point; not the first one.</param>
/// <param name="Mode">Pixels or percent.</param>
/// <param name="Direction">Which crossings count.</param>
[GenerateSerializer, Immutable, Alias("luna.CountingLine")]
public sealed record CountingLine(
    [property: Id(0)] string Name,
    [property: Id(1)] ImagePoint From,
    [property: Id(2)] ImagePoint To,
    [property: Id(3)] CoordinateMode Mode,
    [property: Id(4)] LineDirection Direction);
