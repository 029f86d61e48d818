using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Detections;

/// <summary>Where one object stands.</summary>
[GenerateSerializer, Immutable, Alias("luna.DetectionWatchMemory")]
internal sealed record DetectionWatchMemory
{
    /// <summary>The object's number.</summary>
    [Id(0)] public required int ObjectKey { get; init; }

    /// <summary>Confirmed or not.</summary>
    [Id(1)] public required GateState State { get; init; }

    /// <summary>When it began.</summary>
    [Id(2)] public required double BeganSeconds { get; init; }

    /// <summary>Frames in a row that count.</summary>
    [Id(3)] public required int Hits { get; init; }

    /// <summary>Frames in a row that do not.</summary>
    [Id(4)] public required int Misses { get; init; }

    /// <summary>When its event is sent next.</summary>
    [Id(5)] public required double DueSeconds { get; init; }

    /// <summary>The last scores, oldest first.</summary>
    [Id(6)] public required IReadOnlyList<float> Scores { get; init; }

    /// <summary>Its event so far; null if there is none.</summary>
    [Id(7)] public required AnalyticEvent? Event { get; init; }

    /// <summary>Until when it begins no other event.</summary>
    [Id(8)] public double QuietUntilSeconds { get; init; }
}
