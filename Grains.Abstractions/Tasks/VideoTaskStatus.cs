namespace LunaVideoAgent.Grains.Abstractions.Tasks;

/// <summary>Where a deferred task stands; the numbers are the contract's.</summary>
public enum VideoTaskStatus
{
    /// <summary>It waits for its turn.</summary>
    Pending = 0,

    /// <summary>Its video is being analysed.</summary>
    InProgress = 1,

    /// <summary>A user ended it.</summary>
    Cancelled = 2,

    /// <summary>It could not be done; the error tells why.</summary>
    Failed = 3,

    /// <summary>The video is analysed, the result is being written.</summary>
    Collecting = 4,

    /// <summary>Its result can be read.</summary>
    Done = 5,
}
