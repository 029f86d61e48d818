namespace LunaVideoAgent.Grains.Analytics;

/// <summary>What analytics may tell of people, where laws ask for a decision; nothing of it unless an installation says so.</summary>
public sealed class AnalyticsOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Analytics";

    /// <summary>Whether descriptors, which are biometric data, may be asked for.</summary>
    public bool Descriptors { get; set; }

    /// <summary>Whether emotions may be asked for, the reading of which is restricted by law in places.</summary>
    public bool Emotions { get; set; }
}
