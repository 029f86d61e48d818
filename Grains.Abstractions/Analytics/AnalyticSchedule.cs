namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>Working intervals of an analytic.</summary>
/// <param name="TimeZone">An IANA name, such as <c>Europe/Berlin</c>.</param>
/// <param name="Intervals">At least one; outside of all of them the analytic rests.</param>
[GenerateSerializer, Immutable, Alias("luna.AnalyticSchedule")]
public sealed record AnalyticSchedule(
    [property: Id(0)] string TimeZone,
    [property: Id(1)] IReadOnlyList<WorkingInterval> Intervals);
