namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>The point of a box that stands for an object.</summary>
public enum ObjectAnchor
{
    /// <summary>The middle of the lower edge: where it stands.</summary>
    Foot,

    /// <summary>The middle of the box.</summary>
    Center,
}
