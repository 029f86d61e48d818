namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What a time filter makes of several scores.</summary>
public enum TimeFilterKind
{
    /// <summary>The middle one in order of size; of an even number the lower of the two.</summary>
    Median = 0,

    /// <summary>The smallest.</summary>
    Min = 1,
}
