using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>
/// What is known of one crowd so far, from the first frame of its condition on; it may or may not become an event. It ends with the last
/// frame of the condition, whatever comes after.
/// </summary>
internal sealed class CrowdDraft(CrowdCondition condition, ImageRetainPolicy? pictures, int frameLimit)
{
    /// <summary>The kind of event.</summary>
    public const string EventType = "crowd";

    private readonly EventFrames _frames = new(frameLimit);
    private VideoSegment? _segment;
    private DateTimeOffset _createTime;
    private DateTimeOffset _endTime;
    private EventOverview? _overview;
    private int _largest;
    private int _peak;
    private Guid _eventId;
    private Guid _trackId;

    /// <summary>Adds a frame in which the condition holds.</summary>
    public void Include(in CrowdFrame frame)
    {
        var count = frame.People.Count;
        var isPeak = _segment is null || condition.IsStronger(count, _peak);

        _createTime = _segment is null ? frame.Time : _createTime;
        _segment = new VideoSegment(_segment?.StartSeconds ?? frame.TimeOffset, frame.TimeOffset);
        _endTime = frame.Time;
        _largest = Math.Max(_largest, count);
        _frames.Keep(WithoutBoxes(frame));

        if (isPeak)
        {
            _peak = count;
            _overview = pictures is null ? null : Portray(frame, pictures);
        }
    }

    /// <summary>Adds a frame in which the condition fails; it counts if the condition holds again.</summary>
    public void SetAside(in CrowdFrame frame) => _frames.SetAside(WithoutBoxes(frame));

    /// <summary>Makes it an event.</summary>
    public void Register(Guid eventId, Guid trackId) => (_eventId, _trackId) = (eventId, trackId);

    /// <summary>The event as it stands; later frames do not change what is returned.</summary>
    public AnalyticEvent ToEvent(EventStatus status) => new()
    {
        EventId = _eventId,
        TrackId = _trackId,
        EventType = EventType,
        Status = status,
        Segment = _segment ?? throw new InvalidOperationException("An event has at least one frame."),
        CreateTime = _createTime,
        EndTime = _endTime,
        Overview = _overview,
        Frames = _frames.ToArray(),
        FramesDropped = _frames.Dropped,
        PeopleCount = _largest,
    };

    /// <summary>All that it holds; null if there is no frame yet.</summary>
    public CrowdDraftMemory? Remember() => _segment is null
        ? null
        : new CrowdDraftMemory
        {
            Event = ToEvent(EventStatus.InProgress),
            Aside = _frames.Aside,
            DroppedAside = _frames.DroppedAside,
            Peak = _peak,
        };

    /// <summary>A draft that goes on where another one stood.</summary>
    public static CrowdDraft From(CrowdDraftMemory memory, CrowdCondition condition, ImageRetainPolicy? pictures, int frameLimit)
    {
        var known = memory.Event;
        var draft = new CrowdDraft(condition, pictures, frameLimit);
        draft._frames.Recall(known.Frames, known.FramesDropped, memory.Aside, memory.DroppedAside);
        draft._segment = known.Segment;
        (draft._createTime, draft._endTime, draft._overview) = (known.CreateTime, known.EndTime, known.Overview);
        (draft._largest, draft._peak) = (known.PeopleCount ?? 0, memory.Peak);
        (draft._eventId, draft._trackId) = (known.EventId, known.TrackId);
        return draft;
    }

    private static FrameEstimation WithoutBoxes(in CrowdFrame frame) => frame.Estimation with { Detections = null };

    private static EventOverview Portray(in CrowdFrame frame, ImageRetainPolicy pictures)
    {
        var boxes = new ImageRectangle[frame.People.Count];

        for (var i = 0; i < boxes.Length; i++)
        {
            boxes[i] = frame.People[i].Rectangle;
        }

        return new EventOverview
        {
            TimeOffset = frame.TimeOffset,
            Image = frame.Camera.Take(pictures, boxes),
            PeopleCount = boxes.Length,
            PeopleCoordinates = frame.Coordinates(),
        };
    }
}
