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

    /// <summary>Reports what a detector finds; our extension.</summary>
    public const string ObjectDetection = "object_detection";

    private const string Ending = "_analytics";
    private const int MaxLength = 64;

    /// <summary>All of them; models bring further ones.</summary>
    public static IReadOnlyList<string> All { get; } = [PeopleCount, HumanTracking, LineCrossing, Zone, ObjectDetection];

    /// <summary>
    /// Whether a model may bring an analytic of this name: lower-case letters, digits and _, and none that every agent brings.
    /// </summary>
    public static bool MayBeOfModel(string name) =>
        name is { Length: > 0 and <= MaxLength } and [>= 'a' and <= 'z', ..]
        && name.All(one => one is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
        && !All.Contains(name);

    /// <summary>
    /// What an analytic is about, as its target, its threshold and its events are called: <c>fire</c> of <c>fire_analytics</c>.
    /// </summary>
    public static string SubjectOf(string name) =>
        name.Length > Ending.Length && name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name;
}
