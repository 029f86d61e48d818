namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What human_tracking detects.</summary>
public enum HumanDetector
{
    /// <summary>Faces.</summary>
    Face,

    /// <summary>Bodies.</summary>
    Body,

    /// <summary>Both, associated to each other.</summary>
    FaceBody,
}
