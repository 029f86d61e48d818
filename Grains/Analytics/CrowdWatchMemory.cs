namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Where one condition stands.</summary>
[GenerateSerializer, Immutable, Alias("luna.CrowdWatchMemory")]
internal sealed record CrowdWatchMemory
{
    /// <summary>Confirmed or not.</summary>
    [Id(0)] public required GateState State { get; init; }

    /// <summary>When the condition began.</summary>
    [Id(1)] public required double BeganSeconds { get; init; }

    /// <summary>Frames of it in a row.</summary>
    [Id(2)] public required int Hits { get; init; }

    /// <summary>Frames without it in a row.</summary>
    [Id(3)] public required int Misses { get; init; }

    /// <summary>When its event is sent next.</summary>
    [Id(4)] public required double DueSeconds { get; init; }

    /// <summary>Its event so far.</summary>
    [Id(5)] public CrowdDraftMemory? Draft { get; init; }
}
