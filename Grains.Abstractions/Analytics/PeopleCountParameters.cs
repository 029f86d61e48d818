namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>
/// When a crowd is a crowd: either more people than <see cref="Threshold"/>, or a count outside of a range
/// (<see cref="CountAtLeast"/>, <see cref="CountAtMost"/>; at least one of them, the second below the first).
/// </summary>
[GenerateSerializer, Immutable, Alias("luna.PeopleCountParameters")]
public sealed record PeopleCountParameters : AnalyticParameters
{
    /// <summary>An event while the count is above it; null with a range.</summary>
    [Id(0)] public int? Threshold { get; init; }

    /// <summary>An event while the count is this or more (<c>people_count__gte</c>).</summary>
    [Id(1)] public int? CountAtLeast { get; init; }

    /// <summary>An event while the count is this or less (<c>people_count__lte</c>).</summary>
    [Id(2)] public int? CountAtMost { get; init; }

    /// <summary>How long the condition must hold before the event is registered.</summary>
    [Id(3)] public TimeSpan EventDelay { get; init; }
}
