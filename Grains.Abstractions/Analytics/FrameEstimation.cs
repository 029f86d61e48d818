namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What one analytic saw in one frame; members an analytic does not estimate are null.</summary>
[GenerateSerializer, Immutable, Alias("luna.FrameEstimation")]
public sealed record FrameEstimation
{
    /// <summary>Seconds from the start of the stream.</summary>
    [Id(0)] public required double TimeOffset { get; init; }

    /// <summary>people_count: how many.</summary>
    [Id(1)] public int? PeopleCount { get; init; }

    /// <summary>people_count with target <c>coordinates</c>: the middle of each person's box.</summary>
    [Id(2)] public IReadOnlyList<ImagePoint>? PeopleCoordinates { get; init; }

    /// <summary>
    /// Our extension for live views: the boxes behind the numbers. Only in the live feed, but for object_detection: there in the frames of
    /// an event too, its object.
    /// </summary>
    [Id(3)] public IReadOnlyList<DetectedObject>? Detections { get; init; }

    /// <summary>human_tracking: who was seen, the most prominent first; one in the frames of an event.</summary>
    [Id(4)] public IReadOnlyList<HumanEstimation>? Humans { get; init; }

    /// <summary>line_crossing: the counts so far.</summary>
    [Id(5)] public IReadOnlyList<LineCount>? Counts { get; init; }

    /// <summary>zone: how many are where.</summary>
    [Id(6)] public IReadOnlyList<ZoneOccupancy>? Occupancies { get; init; }
}
