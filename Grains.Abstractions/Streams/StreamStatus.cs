namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>Where a stream is in its life; the numbers are the API's.</summary>
public enum StreamStatus
{
    /// <summary>Waits for a free slot: after creation, resume and in a restart.</summary>
    Pending = 0,

    /// <summary>Is being processed.</summary>
    InProgress = 1,

    /// <summary>The source ended.</summary>
    Done = 2,

    /// <summary>The server is restarting it; seen in logs between a fault and <see cref="Pending"/>.</summary>
    Restart = 3,

    /// <summary>A fatal error; <c>last_error</c> says which.</summary>
    Failure = 4,

    /// <summary>Stopped by its user.</summary>
    Stop = 5,

    /// <summary>Whoever processed it vanished; only in logs.</summary>
    HandlerLost = 6,

    /// <summary>Parts of a splittable stream differ; not used by an agent.</summary>
    Unknown = 7,

    /// <summary>Outside of all its working intervals.</summary>
    Paused = 8,
}
