namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>
/// Something that began, lasted and ended, as it is sent at one of these moments. The envelope is the same for every analytic.
/// </summary>
[GenerateSerializer, Immutable, Alias("luna.AnalyticEvent")]
public sealed record AnalyticEvent
{
    /// <summary>The same from its start to its end.</summary>
    [Id(0)] public required Guid EventId { get; init; }

    /// <summary>What it is about; two events may be about one track.</summary>
    [Id(1)] public required Guid TrackId { get; init; }

    /// <summary>Its kind, such as <c>crowd</c>.</summary>
    [Id(2)] public required string EventType { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(3)] public required EventStatus Status { get; init; }

    /// <summary>From its start to its end, or to now.</summary>
    [Id(4)] public required VideoSegment Segment { get; init; }

    /// <summary>Wall clock of its start.</summary>
    [Id(5)] public required DateTimeOffset CreateTime { get; init; }

    /// <summary>Wall clock of its end, or of now.</summary>
    [Id(6)] public required DateTimeOffset EndTime { get; init; }

    /// <summary>The frame that stands for it; null unless it was wanted.</summary>
    [Id(7)] public EventOverview? Overview { get; init; }

    /// <summary>The analysed frames of it, oldest first; bounded.</summary>
    [Id(8)] public IReadOnlyList<FrameEstimation> Frames { get; init; } = [];

    /// <summary>people_count: the largest count.</summary>
    [Id(9)] public int? PeopleCount { get; init; }

    /// <summary>Older frames of it that <see cref="Frames"/> no longer holds.</summary>
    [Id(10)] public long FramesDropped { get; init; }

    /// <summary>human_tracking: what the track tells of the face; null unless something of it was wanted.</summary>
    [Id(11)] public AggregatedPart? Face { get; init; }

    /// <summary>human_tracking: what the track tells of the body; null unless something of it was wanted.</summary>
    [Id(12)] public AggregatedPart? Body { get; init; }

    /// <summary>line_crossing: the crossing; with a period all those of it.</summary>
    [Id(13)] public IReadOnlyList<LineCrossing>? Crossings { get; init; }

    /// <summary>line_crossing: the counts, with the crossings of this event.</summary>
    [Id(14)] public IReadOnlyList<LineCount>? Counts { get; init; }

    /// <summary>zone: who is where for how long.</summary>
    [Id(15)] public ZoneVisit? Visit { get; init; }

    /// <summary>object_detection, and analytics of models: the object where its score was best.</summary>
    [Id(16)] public DetectedObject? Detection { get; init; }

    /// <summary>The W3C <c>traceparent</c> of this telling of it; null unless it is traced.</summary>
    [Id(17)] public string? TraceParent { get; init; }
}
