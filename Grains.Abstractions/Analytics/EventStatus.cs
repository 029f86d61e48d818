namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>Where an event stands when it is sent.</summary>
public enum EventStatus
{
    /// <summary>Just confirmed.</summary>
    Started,

    /// <summary>Still open.</summary>
    InProgress,

    /// <summary>Closed.</summary>
    Ended,
}
