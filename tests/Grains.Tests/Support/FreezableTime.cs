using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>A clock that can go on while the timers of the process do not.</summary>
internal sealed class FreezableTime : FakeTimeProvider
{
    private bool _frozen;

    /// <summary>Time passes and no timer fires.</summary>
    public void StandStill(TimeSpan duration)
    {
        _frozen = true;
        Advance(duration);
        _frozen = false;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(
            passed =>
            {
                if (!_frozen)
                {
                    callback(passed);
                }
            },
            state,
            dueTime,
            period);
}
