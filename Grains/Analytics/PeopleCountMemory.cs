namespace LunaVideoAgent.Grains.Analytics;

/// <summary>What <c>people_count</c> knows.</summary>
[GenerateSerializer, Immutable, Alias("luna.PeopleCountMemory")]
internal sealed record PeopleCountMemory : RuleMemory
{
    /// <summary>Time of the newest frame.</summary>
    [Id(0)] public required double NewestSeconds { get; init; }

    /// <summary>The conditions, in their order.</summary>
    [Id(1)] public required IReadOnlyList<CrowdWatchMemory> Watches { get; init; }
}
