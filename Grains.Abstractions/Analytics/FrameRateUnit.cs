namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What a rate counts in.</summary>
public enum FrameRateUnit
{
    /// <summary>Frames of the source.</summary>
    Frame,

    /// <summary>Seconds of the source.</summary>
    Second,
}
