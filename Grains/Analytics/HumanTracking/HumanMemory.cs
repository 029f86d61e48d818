using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>What is known of one person.</summary>
[GenerateSerializer, Immutable, Alias("luna.HumanMemory")]
internal sealed record HumanMemory
{
    /// <summary>The event as it stands, without what is aggregated.</summary>
    [Id(0)] public required AnalyticEvent Event { get; init; }

    /// <summary>Whether it was seen often enough to be reported; else the ids of its event mean nothing.</summary>
    [Id(1)] public required bool IsReported { get; init; }

    /// <summary>Frames that showed it.</summary>
    [Id(2)] public required int Hits { get; init; }

    /// <summary>When its event is sent next.</summary>
    [Id(3)] public required double DueSeconds { get; init; }

    /// <summary>Frames in a row in which face and body looked like those of two people, or two people like one.</summary>
    [Id(4)] public required int Doubts { get; init; }

    /// <summary>How large it is in the frame of its overview.</summary>
    [Id(5)] public required double ProminenceOfOverview { get; init; }

    /// <summary>The face; null if none was seen yet.</summary>
    [Id(6)] public HumanPartMemory? Face { get; init; }

    /// <summary>The body; null if none was seen yet.</summary>
    [Id(7)] public HumanPartMemory? Body { get; init; }
}
