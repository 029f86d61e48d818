namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What makes an open event be sent.</summary>
public enum EventTrigger
{
    /// <summary>Once, when it is confirmed.</summary>
    Start,

    /// <summary>Once, when it closes.</summary>
    End,

    /// <summary>Every interval while it is open, and at its end.</summary>
    Period,
}
