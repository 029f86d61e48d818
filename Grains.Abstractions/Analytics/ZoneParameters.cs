namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>Zones, and what is reported when it is in them.</summary>
[GenerateSerializer, Immutable, Alias("luna.ZoneParameters")]
public sealed record ZoneParameters : AnalyticParameters
{
    /// <summary>At least one.</summary>
    [Id(0)] public IReadOnlyList<WatchedZone> Zones { get; init; } = [];

    /// <summary>Which point of an object has to be inside.</summary>
    [Id(1)] public ObjectAnchor Anchor { get; init; }

    /// <summary>Classes that count, by the detector's names.</summary>
    [Id(2)] public IReadOnlyList<string> Classes { get; init; } = ObjectClasses.Default;

    /// <summary>How long an object must stay to be reported; source time.</summary>
    [Id(3)] public TimeSpan MinDwell { get; init; }
}
