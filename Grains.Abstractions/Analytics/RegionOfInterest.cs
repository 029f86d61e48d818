namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>A rectangle of the original frame that is cut out and analysed.</summary>
[GenerateSerializer, Immutable, Alias("luna.RegionOfInterest")]
public sealed record RegionOfInterest(
    [property: Id(0)] double X,
    [property: Id(1)] double Y,
    [property: Id(2)] double Width,
    [property: Id(3)] double Height,
    [property: Id(4)] CoordinateMode Mode);
