namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What coordinates of an area are in.</summary>
public enum CoordinateMode
{
    /// <summary>Pixels of the original frame.</summary>
    Absolute,

    /// <summary>Percent of the original frame's width and height.</summary>
    Percent,
}
