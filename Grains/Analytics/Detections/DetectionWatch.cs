using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Detections;

/// <summary>
/// One object: an event from its first frame that counts to its last one, once <c>probe_count</c> frames in a row counted. A frame counts
/// if the filtered score reaches the threshold; one that does not show the object has score zero. After an event none begins for
/// <c>timeout_interval</c>.
/// </summary>
internal sealed class DetectionWatch(DetectionPlan plan, Guid trackId)
{
    private readonly ConfirmationGate _gate = new(plan.Parameters.ProbeCount, TimeSpan.Zero);
    private readonly ScoreFilter _filter = new(plan.Parameters.TimeFilter);
    private EventDraft _draft = NewDraft(plan);
    private DetectedObject? _best;
    private double _dueSeconds;
    private double _quietUntilSeconds = double.NegativeInfinity;

    // What nobody will be sent needs no frames.
    private bool IsAllSent => _gate.State is GateState.Open && !plan.Policy.SendsEnd;

    /// <summary>Moves on by a frame; the event if it is sent now.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="seconds">Its time, which never runs back.</param>
    /// <param name="seen">The object as the frame shows it; null if it does not, or if it does not count by itself.</param>
    public AnalyticEvent? Observe(in FrameObservation frame, double seconds, DetectedObject? seen)
    {
        var isQuiet = _gate.State is GateState.Closed && !SourceTime.HasCome(_quietUntilSeconds, seconds);
        var holds = _filter.Push(seen?.Score ?? 0) >= plan.Threshold && !isQuiet;

        if (holds)
        {
            Include(frame, seconds, seen);
        }

        return _gate.Move(holds, seconds) switch
        {
            GateTransition.Opened => Open(frame, seconds, seen),
            GateTransition.Closed => Close(),
            GateTransition.Dropped => Clear(),
            _ => Continue(seconds),
        };
    }

    /// <summary>The object is gone, or no frame follows; the event if its end is sent.</summary>
    public AnalyticEvent? Finish() => _gate.Finish() is GateTransition.Closed ? Close() : null;

    /// <summary>All that it keeps between frames.</summary>
    public DetectionWatchMemory Remember(int key)
    {
        var (state, began, hits, misses) = _gate.Position;

        return new DetectionWatchMemory
        {
            ObjectKey = key,
            State = state,
            BeganSeconds = began,
            Hits = hits,
            Misses = misses,
            DueSeconds = _dueSeconds,
            QuietUntilSeconds = _quietUntilSeconds,
            Scores = _filter.Scores,
            Event = _draft.Segment is null ? null : ToEvent(EventStatus.InProgress),
        };
    }

    /// <summary>Goes on where another one stood.</summary>
    public void Recall(DetectionWatchMemory memory)
    {
        _gate.Position = (memory.State, memory.BeganSeconds, memory.Hits, memory.Misses);
        _filter.Recall(memory.Scores);
        (_dueSeconds, _quietUntilSeconds) = (memory.DueSeconds, memory.QuietUntilSeconds);

        if (memory.Event is { } known)
        {
            _draft.Recall(known);
            _best = known.Detection;
        }
    }

    private static EventDraft NewDraft(DetectionPlan plan) => new(plan.EventType, plan.Context.FrameLimit);

    private void Include(in FrameObservation frame, double seconds, DetectedObject? seen)
    {
        _draft.Extend(seconds, frame.Time);

        // A median may hold in a frame that does not show the object.
        if (seen is null)
        {
            return;
        }

        _best = _best is null || seen.Score > _best.Score ? seen : _best;

        if (!IsAllSent)
        {
            _draft.Frames.Keep(new FrameEstimation { TimeOffset = seconds, Detections = [seen] });
        }
    }

    private AnalyticEvent? Open(in FrameObservation frame, double seconds, DetectedObject? seen)
    {
        _draft.EventId = plan.Context.NewId();
        _dueSeconds = plan.Policy.DueAfter(seconds);
        _draft.Overview = plan.Pictures is { } pictures
            ? new EventOverview { TimeOffset = seconds, Image = frame.Camera.Take(pictures, seen is null ? [] : [seen.Rectangle]) }
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

    private AnalyticEvent? Close()
    {
        var ended = plan.Policy.SendsEnd ? ToEvent(EventStatus.Ended) : null;
        _quietUntilSeconds = _draft.Segment!.Value.EndSeconds + plan.Parameters.TimeoutInterval.TotalSeconds;
        Clear();
        return ended;
    }

    // The object may come again: that is an event of its own.
    private AnalyticEvent? Clear()
    {
        (_draft, _best) = (NewDraft(plan), null);
        return null;
    }

    private AnalyticEvent ToEvent(EventStatus status) => _draft.ToEvent(status, trackId) with { Detection = _best };
}
