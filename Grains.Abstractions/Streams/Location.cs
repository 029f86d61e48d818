namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>Where a camera stands; repeated in each of its events.</summary>
[GenerateSerializer, Immutable, Alias("luna.Location")]
public sealed record Location
{
    /// <summary>The city.</summary>
    [Id(0)] public string? City { get; init; }

    /// <summary>The area of the city.</summary>
    [Id(1)] public string? Area { get; init; }

    /// <summary>The district.</summary>
    [Id(2)] public string? District { get; init; }

    /// <summary>The street.</summary>
    [Id(3)] public string? Street { get; init; }

    /// <summary>The house number.</summary>
    [Id(4)] public string? HouseNumber { get; init; }

    /// <summary>Degrees.</summary>
    [Id(5)] public GeoPosition? GeoPosition { get; init; }
}
