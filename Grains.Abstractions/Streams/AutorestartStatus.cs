namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>Where the automatic restart of a stream stands.</summary>
public enum AutorestartStatus
{
    /// <summary>Not asked for.</summary>
    Disabled,

    /// <summary>Ready for a failure.</summary>
    Enabled,

    /// <summary>Restarted and not yet running.</summary>
    InProgress,

    /// <summary>All attempts used up.</summary>
    Failed,

    /// <summary>The fault is one that a restart cannot cure.</summary>
    Denied,
}
