namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>A rectangle of a picture in whole pixels.</summary>
[GenerateSerializer, Immutable, Alias("luna.ImageRectangle")]
public readonly record struct ImageRectangle(
    [property: Id(0)] int X,
    [property: Id(1)] int Y,
    [property: Id(2)] int Width,
    [property: Id(3)] int Height);
