using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>How far a head may be turned, in degrees.</summary>
internal sealed class HeadPoseLimitsBody
{
    private const double HalfTurn = 180;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Range(0, HalfTurn)]
    public double? Yaw { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Range(0, HalfTurn)]
    public double? Pitch { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Range(0, HalfTurn)]
    public double? Roll { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static HeadPoseLimitsBody From(HeadPoseLimits limits) => new() { Yaw = limits.Yaw, Pitch = limits.Pitch, Roll = limits.Roll };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Range(Yaw, 0, HalfTurn, at["yaw"]);
        Require.Range(Pitch, 0, HalfTurn, at["pitch"]);
        Require.Range(Roll, 0, HalfTurn, at["roll"]);
    }

    public HeadPoseLimits ToLimits() => new(Yaw, Pitch, Roll);
}
