using LunaVideoAgent.Grains.Analytics.Objects;

namespace LunaVideoAgent.Grains.Analytics.Detections;

/// <summary>What <c>object_detection</c> knows.</summary>
[GenerateSerializer, Immutable, Alias("luna.DetectionMemory")]
internal sealed record DetectionMemory : RuleMemory
{
    /// <summary>Time of the newest frame.</summary>
    [Id(0)] public required double NewestSeconds { get; init; }

    /// <summary>The objects.</summary>
    [Id(1)] public required ObjectRosterMemory Objects { get; init; }

    /// <summary>What is told of them.</summary>
    [Id(2)] public required IReadOnlyList<DetectionWatchMemory> Watches { get; init; }
}
