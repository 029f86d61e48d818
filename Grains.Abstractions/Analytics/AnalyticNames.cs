namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>The analytics that every agent brings.</summary>
public static class AnalyticNames
{
    /// <summary>Counts people and reports crowds.</summary>
    public const string PeopleCount = "people_count";

    /// <summary>Tracks faces and bodies.</summary>
    public const string HumanTracking = "human_tracking";

    /// <summary>Counts what crosses lines; our extension.</summary>
    public const string LineCrossing = "line_crossing";

    /// <summary>Reports what is in zones; our extension.</summary>
    public const string Zone = "zone";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [PeopleCount, HumanTracking, LineCrossing, Zone];
}
