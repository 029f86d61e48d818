namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>One object in one zone, from its first frame inside to its last one.</summary>
/// <param name="Zone">The zone's name.</param>
/// <param name="Label">The object's class.</param>
/// <param name="DwellSeconds">How long it has been inside.</param>
/// <param name="Occupancy">The most objects that were in the zone in one frame of the visit, this one among them.</param>
[GenerateSerializer, Immutable, Alias("luna.ZoneVisit")]
public sealed record ZoneVisit(
    [property: Id(0)] string Zone,
    [property: Id(1)] string Label,
    [property: Id(2)] double DwellSeconds,
    [property: Id(3)] int Occupancy);
