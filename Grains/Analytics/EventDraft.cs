using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>
/// What all kinds of events have in common, from the first frame on: times, frames and a picture. Whoever draws it up adds what its own
/// kind is about, and decides whether it becomes an event.
/// </summary>
internal sealed class EventDraft(string eventType, int frameLimit)
{
    private VideoSegment? _segment;
    private DateTimeOffset _createTime;
    private DateTimeOffset _endTime;

    /// <summary>The id of the event that it has become.</summary>
    public Guid EventId { get; set; }

    /// <summary>The picture; null if there is none.</summary>
    public EventOverview? Overview { get; set; }

    /// <summary>Frames that the event holds.</summary>
    public EventFrames Frames { get; } = new(frameLimit);

    /// <summary>From its first frame to its newest; null before the first.</summary>
    public VideoSegment? Segment => _segment;

    /// <summary>Moves its end to another frame.</summary>
    /// <param name="seconds">When that is in the source.</param>
    /// <param name="time">When it was decoded.</param>
    public void Extend(double seconds, DateTimeOffset time)
    {
        _createTime = _segment is null ? time : _createTime;
        _segment = new VideoSegment(_segment?.StartSeconds ?? seconds, seconds);
        _endTime = time;
    }

    /// <summary>The event as it stands; later frames do not change what is returned.</summary>
    public AnalyticEvent ToEvent(EventStatus status, Guid trackId) => new()
    {
        EventId = EventId,
        TrackId = trackId,
        EventType = eventType,
        Status = status,
        Segment = _segment ?? throw new InvalidOperationException("An event has at least one frame."),
        CreateTime = _createTime,
        EndTime = _endTime,
        Overview = Overview,
        Frames = Frames.ToArray(),
        FramesDropped = Frames.Dropped,
    };

    /// <summary>Goes on where another draft stood.</summary>
    /// <param name="known">The event as it stood there.</param>
    /// <param name="aside">Frames that waited aside.</param>
    /// <param name="droppedAside">How many of those are no longer held.</param>
    public void Recall(AnalyticEvent known, IReadOnlyList<FrameEstimation>? aside = null, long droppedAside = 0)
    {
        Frames.Recall(known.Frames, known.FramesDropped, aside ?? [], droppedAside);
        (_segment, _createTime, _endTime) = (known.Segment, known.CreateTime, known.EndTime);
        (EventId, Overview) = (known.EventId, known.Overview);
    }
}
