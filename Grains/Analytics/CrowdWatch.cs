using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Watches one condition: at most one crowd at a time, from its first frame to its event's end.</summary>
internal sealed class CrowdWatch(
    CrowdCondition condition,
    PeopleCountParameters parameters,
    ImageRetainPolicy? pictures,
    RuleContext context)
{
    private readonly ConfirmationGate _gate = new(parameters.ProbeCount, parameters.EventDelay);
    private readonly EventPolicy _policy = new(parameters.EventPolicy);
    private CrowdDraft? _draft;
    private double _dueSeconds;

    // What nobody will be sent needs no frames and no pictures.
    private bool IsAllSent => _gate.State is GateState.Open && !_policy.SendsEnd;

    /// <summary>Moves on by one frame; the event if it is sent now.</summary>
    public AnalyticEvent? Observe(in CrowdFrame frame)
    {
        var holds = condition.Holds(frame.People.Count);

        if (!IsAllSent)
        {
            Draw(frame, holds);
        }

        var transition = _gate.Move(holds, frame.TimeOffset);

        return transition switch
        {
            GateTransition.Opened => Open(frame.TimeOffset),
            GateTransition.Closed => Close(),
            GateTransition.Dropped => Forget(),
            _ => Continue(frame.TimeOffset),
        };
    }

    /// <summary>No frame follows; the event if one was open and its end is sent.</summary>
    public AnalyticEvent? Finish() => _gate.Finish() is GateTransition.Closed ? Close() : Forget();

    /// <summary>Where it stands.</summary>
    public CrowdWatchMemory Remember()
    {
        var (state, began, hits, misses) = _gate.Position;

        return new CrowdWatchMemory
        {
            State = state,
            BeganSeconds = began,
            Hits = hits,
            Misses = misses,
            DueSeconds = _dueSeconds,
            Draft = _draft?.Remember(),
        };
    }

    /// <summary>Stands where another one stood.</summary>
    public void Recall(CrowdWatchMemory memory)
    {
        _gate.Position = (memory.State, memory.BeganSeconds, memory.Hits, memory.Misses);
        _dueSeconds = memory.DueSeconds;
        _draft = memory.Draft is { } draft ? CrowdDraft.From(draft, condition, pictures, context.FrameLimit) : null;
    }

    private void Draw(in CrowdFrame frame, bool holds)
    {
        if (holds)
        {
            _draft ??= new CrowdDraft(condition, pictures, context.FrameLimit);
            _draft.Include(frame);
            return;
        }

        _draft?.SetAside(frame);
    }

    private AnalyticEvent? Open(double seconds)
    {
        _draft!.Register(context.NewId(), context.NewId());
        _dueSeconds = _policy.DueAfter(seconds);
        return _policy.SendsStart ? _draft.ToEvent(EventStatus.Started) : null;
    }

    private AnalyticEvent? Continue(double seconds)
    {
        if (_gate.State is not GateState.Open || !SourceTime.HasCome(_dueSeconds, seconds))
        {
            return null;
        }

        _dueSeconds = _policy.DueAfter(seconds);
        return _draft!.ToEvent(EventStatus.InProgress);
    }

    private AnalyticEvent? Close()
    {
        var closed = _policy.SendsEnd ? _draft!.ToEvent(EventStatus.Ended) : null;
        _draft = null;
        return closed;
    }

    private AnalyticEvent? Forget()
    {
        _draft = null;
        return null;
    }
}
