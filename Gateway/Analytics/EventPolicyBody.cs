using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>When events are sent.</summary>
internal sealed class EventPolicyBody
{
    public EventTrigger Trigger { get; set; } = EventPolicySettings.Default.Trigger;

    [Range(0d, int.MaxValue, MinimumIsExclusive = true)]
    public double Interval { get; set; } = EventPolicySettings.Default.Interval.TotalSeconds;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static EventPolicyBody From(EventPolicySettings policy) =>
        new() { Trigger = policy.Trigger, Interval = policy.Interval.TotalSeconds };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Positive(Interval, Limits.MaxSeconds, at["interval"]);
    }

    public EventPolicySettings ToSettings()
    {
        // Above zero on the wire, so that it must not become zero here.
        var interval = TimeSpan.FromSeconds(Interval);
        return new(Trigger, interval > TimeSpan.Zero ? interval : TimeSpan.FromTicks(1));
    }
}
