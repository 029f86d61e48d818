using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Which frames are analysed.</summary>
internal sealed class RateBody
{
    [Range(0d, int.MaxValue, MinimumIsExclusive = true)]
    public double Period { get; set; } = FrameRateSettings.Default.Period;

    public FrameRateUnit Unit { get; set; } = FrameRateSettings.Default.Unit;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static RateBody From(FrameRateSettings rate) => new() { Period = rate.Period, Unit = rate.Unit };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Positive(Period, Limits.MaxSeconds, at["period"]);
    }

    public FrameRateSettings ToSettings() => new(Period, Unit);
}
