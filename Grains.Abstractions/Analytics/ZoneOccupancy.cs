namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>How many objects one frame shows in one zone.</summary>
/// <param name="Zone">The zone's name.</param>
/// <param name="Count">Objects of all classes that count.</param>
[GenerateSerializer, Immutable, Alias("luna.ZoneOccupancy")]
public sealed record ZoneOccupancy([property: Id(0)] string Zone, [property: Id(1)] int Count);
