using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>What is added to frame times.</summary>
internal sealed class VideoPtsBody
{
    public double StartTime { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Range(StartTime, -Limits.MaxSeconds, Limits.MaxSeconds, at["start_time"]);
    }
}
