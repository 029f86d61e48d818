using LunaVideoAgent.Grains.Analytics.Objects;

namespace LunaVideoAgent.Grains.Analytics.Zones;

/// <summary>What <c>zone</c> knows.</summary>
[GenerateSerializer, Immutable, Alias("luna.ZoneMemory")]
internal sealed record ZoneMemory : RuleMemory
{
    /// <summary>Time of the newest frame.</summary>
    [Id(0)] public required double NewestSeconds { get; init; }

    /// <summary>The objects.</summary>
    [Id(1)] public required ObjectRosterMemory Objects { get; init; }

    /// <summary>Their visits.</summary>
    [Id(2)] public required IReadOnlyList<VisitMemory> Visits { get; init; }
}
