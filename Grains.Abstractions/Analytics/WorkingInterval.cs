namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>Either weekly (<see cref="Days"/>, <see cref="Start"/>, <see cref="End"/>) or absolute (the two times).</summary>
[GenerateSerializer, Immutable, Alias("luna.WorkingInterval")]
public sealed record WorkingInterval
{
    /// <summary>1 is Monday, 7 is Sunday (ISO 8601); empty for an absolute interval.</summary>
    [Id(0)] public IReadOnlyList<int> Days { get; init; } = [];

    /// <summary>Local time of day, included.</summary>
    [Id(1)] public TimeOnly? Start { get; init; }

    /// <summary>Local time of day, excluded; before <see cref="Start"/> it is the next day's.</summary>
    [Id(2)] public TimeOnly? End { get; init; }

    /// <summary>Included.</summary>
    [Id(3)] public DateTimeOffset? StartTime { get; init; }

    /// <summary>Excluded.</summary>
    [Id(4)] public DateTimeOffset? EndTime { get; init; }
}
