namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>The analytics that every agent brings.</summary>
public static class AnalyticNames
{
    /// <summary>Counts people and reports crowds.</summary>
    public const string PeopleCount = "people_count";

    /// <summary>Tracks faces and bodies.</summary>
    public const string HumanTracking = "human_tracking";
}
