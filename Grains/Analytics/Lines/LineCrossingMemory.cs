using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics.Objects;

namespace LunaVideoAgent.Grains.Analytics.Lines;

/// <summary>What <c>line_crossing</c> knows.</summary>
[GenerateSerializer, Immutable, Alias("luna.LineCrossingMemory")]
internal sealed record LineCrossingMemory : RuleMemory
{
    /// <summary>Time of the newest frame.</summary>
    [Id(0)] public required double NewestSeconds { get; init; }

    /// <summary>The objects.</summary>
    [Id(1)] public required ObjectRosterMemory Objects { get; init; }

    /// <summary>How each object, by its number, stands to each line.</summary>
    [Id(2)] public required IReadOnlyDictionary<int, LinePassage[]> Passages { get; init; }

    /// <summary>Crossings of objects that are not confirmed yet, by their numbers.</summary>
    [Id(3)] public required IReadOnlyDictionary<int, List<PendingCrossing>> Pending { get; init; }

    /// <summary>The counts.</summary>
    [Id(4)] public required IReadOnlyList<LineCount> Counts { get; init; }

    /// <summary>The period that runs; null if events are not sent by periods, or no frame was seen.</summary>
    [Id(5)] public LinePeriodMemory? Period { get; init; }
}
