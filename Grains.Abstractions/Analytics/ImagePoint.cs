namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>A point of a picture, from its upper left corner.</summary>
[GenerateSerializer, Immutable, Alias("luna.ImagePoint")]
public readonly record struct ImagePoint([property: Id(0)] double X, [property: Id(1)] double Y);
