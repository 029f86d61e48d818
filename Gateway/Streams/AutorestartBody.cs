using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Whether and how a failed stream is restarted.</summary>
internal sealed class AutorestartBody
{
    [JsonConverter(typeof(FlagConverter))]
    public bool Restart { get; set; } = AutorestartSettings.Default.Enabled;

    [Range(1, 10)]
    public int AttemptCount { get; set; } = AutorestartSettings.Default.AttemptCount;

    [Range(1, 3600)]
    public int Delay { get; set; } = (int)AutorestartSettings.Default.Delay.TotalSeconds;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Range(AttemptCount, 1, 10, at["attempt_count"]);
        Require.Range(Delay, 1, 3600, at["delay"]);
    }

    public AutorestartSettings ToSettings() => new(Restart, AttemptCount, TimeSpan.FromSeconds(Delay));
}
