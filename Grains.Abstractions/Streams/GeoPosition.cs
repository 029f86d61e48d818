namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>A point on Earth (WGS 84).</summary>
/// <param name="Longitude">Degrees, -180 to 180.</param>
/// <param name="Latitude">Degrees, -90 to 90.</param>
[GenerateSerializer, Immutable, Alias("luna.GeoPosition")]
public sealed record GeoPosition([property: Id(0)] double Longitude, [property: Id(1)] double Latitude);
