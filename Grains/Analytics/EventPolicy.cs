using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>When an event is sent (<c>event_policy</c>). It keeps nothing: whoever has the event keeps when it is due.</summary>
internal sealed class EventPolicy
{
    private readonly EventPolicySettings _settings;

    /// <summary>A policy; the interval is above zero if it counts.</summary>
    public EventPolicy(EventPolicySettings settings)
    {
        if (settings.Trigger is EventTrigger.Period)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(settings.Interval, TimeSpan.Zero);
        }

        _settings = settings;
    }

    /// <summary>Whether an event is sent when it is registered.</summary>
    public bool SendsStart => _settings.Trigger is EventTrigger.Start;

    /// <summary>Whether an event is sent when it is over.</summary>
    public bool SendsEnd => _settings.Trigger is EventTrigger.End or EventTrigger.Period;

    /// <summary>When an open event that was registered or sent at this second is due next; infinity is never.</summary>
    public double DueAfter(double seconds) =>
        _settings.Trigger is EventTrigger.Period ? seconds + _settings.Interval.TotalSeconds : double.PositiveInfinity;
}
