using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>How a lost source is opened again.</summary>
internal sealed class RetryBody
{
    [Range(0, int.MaxValue)]
    public int AttemptCount { get; set; } = RetrySettings.Default.AttemptCount;

    [Range(0, int.MaxValue)]
    public int Delay { get; set; } = (int)RetrySettings.Default.Delay.TotalMilliseconds;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static RetryBody From(RetrySettings retry) =>
        new() { AttemptCount = retry.AttemptCount, Delay = (int)retry.Delay.TotalMilliseconds };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.AtLeast(AttemptCount, 0, at["attempt_count"]);
        Require.AtLeast(Delay, 0, at["delay"]);
    }

    public RetrySettings ToSettings() => new(AttemptCount, TimeSpan.FromMilliseconds(Delay));
}
