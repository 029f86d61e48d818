namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>Which crossings of a line count; seen from its first point towards its second.</summary>
public enum LineDirection
{
    /// <summary>Those of both directions.</summary>
    Both,

    /// <summary>From its left to its right; a line drawn to the right is crossed downwards.</summary>
    Forward,

    /// <summary>From its right to its left.</summary>
    Backward,
}
