namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>When events are sent.</summary>
/// <param name="Trigger">What makes an event be sent.</param>
/// <param name="Interval">With <see cref="EventTrigger.Period"/>; source time.</param>
[GenerateSerializer, Immutable, Alias("luna.EventPolicySettings")]
public sealed record EventPolicySettings(
    [property: Id(0)] EventTrigger Trigger,
    [property: Id(1)] TimeSpan Interval)
{
    /// <summary>Once, at the end.</summary>
    public static EventPolicySettings Default { get; } = new(EventTrigger.End, TimeSpan.FromSeconds(1));
}
