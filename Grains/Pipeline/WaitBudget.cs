namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>
/// How long the reader of a live source may wait for its analysis: a leaky bucket of time. What comes at once after a moment in which the
/// machine was busy is analysed all the same; a source that gives more than can be analysed is hardly waited for, or it would fall behind.
/// </summary>
/// <param name="most">Most of it, and what there is at the start.</param>
/// <param name="time">Brings it back.</param>
internal sealed class WaitBudget(TimeSpan most, TimeProvider time)
{
    // Used up, it is whole again after twenty times as long.
    private const double ReturnRate = 0.05;

    private TimeSpan _spent;
    private long _lookTime = time.GetTimestamp();

    /// <summary>What is left of it now; never negative.</summary>
    public TimeSpan Left
    {
        get
        {
            var now = time.GetTimestamp();
            var spent = _spent - (time.GetElapsedTime(_lookTime, now) * ReturnRate);
            (_spent, _lookTime) = (spent > TimeSpan.Zero ? spent : TimeSpan.Zero, now);
            return most - _spent;
        }
    }

    /// <summary>So long was waited; a wait may end a little later than it was to.</summary>
    public void Spend(TimeSpan waited)
    {
        var left = Left;
        _spent += waited < left ? waited : left;
    }
}
