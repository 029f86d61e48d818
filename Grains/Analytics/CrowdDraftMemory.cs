using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>What is known of one crowd.</summary>
[GenerateSerializer, Immutable, Alias("luna.CrowdDraftMemory")]
internal sealed record CrowdDraftMemory
{
    /// <summary>The event as it stands.</summary>
    [Id(0)] public required AnalyticEvent Event { get; init; }

    /// <summary>Frames that belong to it only if the condition holds again.</summary>
    [Id(1)] public required IReadOnlyList<FrameEstimation> Aside { get; init; }

    /// <summary>How many of those are no longer held.</summary>
    [Id(2)] public required long DroppedAside { get; init; }

    /// <summary>The count of the frame of its overview.</summary>
    [Id(3)] public required int Peak { get; init; }
}
