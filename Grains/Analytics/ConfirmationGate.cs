namespace LunaVideoAgent.Grains.Analytics;

/// <summary>
/// Decides from a yes or no a frame when an event begins and ends. <c>probe_count</c> consecutive yes confirm a beginning, as many no an
/// end; an event begins once its condition is confirmed and <c>event_delay</c> has passed since the first yes. One no ends what is
/// not confirmed; after that only <c>probe_count</c> of them do, so that a detector that blinks does not start a long delay anew.
/// </summary>
internal sealed class ConfirmationGate
{
    private readonly int _probeCount;
    private readonly double _delaySeconds;
    private double _beganSeconds;
    private int _hits;
    private int _misses;

    /// <summary>A closed gate; at least one frame confirms, the delay is not negative.</summary>
    public ConfirmationGate(int probeCount, TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probeCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);

        _probeCount = probeCount;
        _delaySeconds = delay.TotalSeconds;
    }

    /// <summary>Where the condition stands.</summary>
    public GateState State { get; private set; }

    /// <summary>All that it keeps: what another gate of the same settings needs to go on.</summary>
    public (GateState State, double BeganSeconds, int Hits, int Misses) Position
    {
        get => (State, _beganSeconds, _hits, _misses);
        set => (State, _beganSeconds, _hits, _misses) = value;
    }

    /// <summary>Moves on by one frame: whether the condition holds in it, and when it was.</summary>
    public GateTransition Move(bool holds, double seconds) => holds ? Hit(seconds) : Miss();

    /// <summary>No frame follows: what is open closes, what is not confirmed is dropped.</summary>
    public GateTransition Finish()
    {
        var transition = State switch
        {
            GateState.Closed => GateTransition.None,
            GateState.Open => GateTransition.Closed,
            _ => GateTransition.Dropped,
        };

        State = GateState.Closed;
        return transition;
    }

    private GateTransition Hit(double seconds)
    {
        if (State is GateState.Closed)
        {
            State = GateState.Probing;
            _beganSeconds = seconds;
            _hits = 0;
        }

        _misses = 0;

        if (State is GateState.Probing && ++_hits == _probeCount)
        {
            State = GateState.Waiting;
        }

        if (State is not GateState.Waiting || !SourceTime.HasCome(_beganSeconds + _delaySeconds, seconds))
        {
            return GateTransition.None;
        }

        State = GateState.Open;
        return GateTransition.Opened;
    }

    private GateTransition Miss()
    {
        if (State is GateState.Closed)
        {
            return GateTransition.None;
        }

        _misses++;
        var isConfirmed = State is GateState.Probing || _misses == _probeCount;
        return isConfirmed ? Finish() : GateTransition.None;
    }
}
