using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Zones;

/// <summary>
/// One object in one zone: an event from its first frame inside to its last one, once it was inside for <c>probe_count</c> frames and
/// <c>min_dwell</c> seconds. Frames that do not show the object say nothing.
/// </summary>
internal sealed class VisitWatch(VisitPlan plan, string zone, string label, Guid trackId)
{
    /// <summary>The kind of event.</summary>
    public const string EventType = "zone";

    private readonly ConfirmationGate _gate = new(plan.Parameters.ProbeCount, plan.Parameters.MinDwell);
    private readonly EventDraft _draft = new(EventType, plan.Context.FrameLimit);
    private int _occupancy;
    private double _dueSeconds;

    /// <summary>Whether nothing is left to be told: it ended, or was none.</summary>
    public bool IsOver => _gate.State is GateState.Closed;

    // What nobody will be sent needs no frames.
    private bool IsAllSent => _gate.State is GateState.Open && !plan.Policy.SendsEnd;

    /// <summary>Moves on by a frame that shows the object inside or outside; the event if it is sent now.</summary>
    public AnalyticEvent? Observe(in ZoneFrame frame, bool isInside)
    {
        if (isInside)
        {
            Include(frame);
        }

        return _gate.Move(isInside, frame.Seconds) switch
        {
            GateTransition.Opened => Open(frame),
            GateTransition.Closed => Close(),
            _ => Continue(frame.Seconds),
        };
    }

    /// <summary>The object is gone, or no frame follows; the event if its end is sent.</summary>
    public AnalyticEvent? Finish() => _gate.Finish() is GateTransition.Closed ? Close() : null;

    /// <summary>All that it keeps between frames; null if that is nothing.</summary>
    public VisitMemory? Remember(int key, int zoneIndex)
    {
        var (state, began, hits, misses) = _gate.Position;

        return _draft.Segment is null ? null : new VisitMemory
        {
            ObjectKey = key,
            ZoneIndex = zoneIndex,
            State = state,
            BeganSeconds = began,
            Hits = hits,
            Misses = misses,
            DueSeconds = _dueSeconds,
            Event = ToEvent(EventStatus.InProgress),
        };
    }

    /// <summary>One that goes on where another one stood.</summary>
    public static VisitWatch From(VisitMemory memory, VisitPlan plan)
    {
        var known = memory.Event;
        var watch = new VisitWatch(plan, known.Visit!.Zone, known.Visit.Label, known.TrackId);
        watch._gate.Position = (memory.State, memory.BeganSeconds, memory.Hits, memory.Misses);
        watch._draft.Recall(known);
        (watch._occupancy, watch._dueSeconds) = (known.Visit.Occupancy, memory.DueSeconds);
        return watch;
    }

    private void Include(in ZoneFrame frame)
    {
        _draft.Extend(frame.Seconds, frame.Time);
        _occupancy = Math.Max(_occupancy, frame.Occupancy);

        if (!IsAllSent)
        {
            _draft.Frames.Keep(frame.Estimation);
        }
    }

    private AnalyticEvent? Open(in ZoneFrame frame)
    {
        _draft.EventId = plan.Context.NewId();
        _dueSeconds = plan.Policy.DueAfter(frame.Seconds);
        _draft.Overview = plan.Pictures is { } pictures
            ? new EventOverview { TimeOffset = frame.Seconds, Image = frame.Camera.Take(pictures, [frame.Rectangle]) }
            : null;
        return plan.Policy.SendsStart ? ToEvent(EventStatus.Started) : null;
    }

    private AnalyticEvent? Continue(double seconds)
    {
        if (_gate.State is not GateState.Open || !SourceTime.HasCome(_dueSeconds, seconds))
        {
            return null;
        }

        _dueSeconds = plan.Policy.DueAfter(seconds);
        return ToEvent(EventStatus.InProgress);
    }

    private AnalyticEvent? Close() => plan.Policy.SendsEnd ? ToEvent(EventStatus.Ended) : null;

    private AnalyticEvent ToEvent(EventStatus status)
    {
        var visit = _draft.ToEvent(status, trackId);
        var dwell = visit.Segment.EndSeconds - visit.Segment.StartSeconds;
        return visit with { Visit = new ZoneVisit(zone, label, dwell, _occupancy) };
    }
}
