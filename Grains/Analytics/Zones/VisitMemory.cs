using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Zones;

/// <summary>Where one visit stands.</summary>
[GenerateSerializer, Immutable, Alias("luna.VisitMemory")]
internal sealed record VisitMemory
{
    /// <summary>The object's number.</summary>
    [Id(0)] public required int ObjectKey { get; init; }

    /// <summary>The zone, by its place among those of the analytic.</summary>
    [Id(1)] public required int ZoneIndex { get; init; }

    /// <summary>Confirmed or not.</summary>
    [Id(2)] public required GateState State { get; init; }

    /// <summary>When it began.</summary>
    [Id(3)] public required double BeganSeconds { get; init; }

    /// <summary>Frames inside in a row.</summary>
    [Id(4)] public required int Hits { get; init; }

    /// <summary>Frames outside in a row.</summary>
    [Id(5)] public required int Misses { get; init; }

    /// <summary>When its event is sent next.</summary>
    [Id(6)] public required double DueSeconds { get; init; }

    /// <summary>Its event so far.</summary>
    [Id(7)] public required AnalyticEvent Event { get; init; }
}
