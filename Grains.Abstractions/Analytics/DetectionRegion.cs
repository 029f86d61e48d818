namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>Polygons of the original frame; what is detected outside of all of them is dropped (<c>droi</c>).</summary>
[GenerateSerializer, Immutable, Alias("luna.DetectionRegion")]
public sealed record DetectionRegion
{
    /// <summary>Pixels or percent.</summary>
    [Id(0)] public CoordinateMode Mode { get; init; }

    /// <summary>Polygons as lists of vertices; null if given as <see cref="Wkt"/>.</summary>
    [Id(1)] public IReadOnlyList<IReadOnlyList<ImagePoint>>? Polygons { get; init; }

    /// <summary>A POLYGON or MULTIPOLYGON in well-known text (OGC 06-103r4); null if given as <see cref="Polygons"/>.</summary>
    [Id(2)] public string? Wkt { get; init; }
}
