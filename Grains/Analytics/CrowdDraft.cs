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

    private readonly EventDraft _draft = new(EventType, frameLimit);
    private int _largest;
    private int _peak;
    private Guid _trackId;

    /// <summary>Adds a frame in which the condition holds.</summary>
    public void Include(in CrowdFrame frame)
    {
        var count = frame.People.Count;
        var isPeak = _draft.Segment is null || condition.IsStronger(count, _peak);

        _draft.Extend(frame.TimeOffset, frame.Time);
        _draft.Frames.Keep(WithoutBoxes(frame));
        _largest = Math.Max(_largest, count);

        if (isPeak)
        {
            _peak = count;
            _draft.Overview = pictures is null ? null : Portray(frame, pictures);
        }
    }

    /// <summary>Adds a frame in which the condition fails; it counts if the condition holds again.</summary>
    public void SetAside(in CrowdFrame frame) => _draft.Frames.SetAside(WithoutBoxes(frame));

    /// <summary>Makes it an event.</summary>
    public void Register(Guid eventId, Guid trackId) => (_draft.EventId, _trackId) = (eventId, trackId);

    /// <summary>The event as it stands; later frames do not change what is returned.</summary>
    public AnalyticEvent ToEvent(EventStatus status) => _draft.ToEvent(status, _trackId) with { PeopleCount = _largest };

    /// <summary>All that it holds; null if there is no frame yet.</summary>
    public CrowdDraftMemory? Remember() => _draft.Segment is null
        ? null
        : new CrowdDraftMemory
        {
            Event = ToEvent(EventStatus.InProgress),
            Aside = _draft.Frames.Aside,
            DroppedAside = _draft.Frames.DroppedAside,
            Peak = _peak,
        };

    /// <summary>A draft that goes on where another one stood.</summary>
    public static CrowdDraft From(CrowdDraftMemory memory, CrowdCondition condition, ImageRetainPolicy? pictures, int frameLimit)
    {
        var known = memory.Event;
        var draft = new CrowdDraft(condition, pictures, frameLimit);
        draft._draft.Recall(known, memory.Aside, memory.DroppedAside);
        (draft._largest, draft._peak, draft._trackId) = (known.PeopleCount ?? 0, memory.Peak, known.TrackId);
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
