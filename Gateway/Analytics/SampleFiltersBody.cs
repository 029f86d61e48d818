using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>What a shot must be like to be kept.</summary>
internal sealed class SampleFiltersBody
{
    [Range(0, 1)]
    public double Score { get; set; }

    [Range(0, int.MaxValue)]
    public int MinSize { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HeadPoseLimitsBody? HeadPose { get; set; }

    public DroiBody? Droi { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static SampleFiltersBody From(SampleFilter filter) => new()
    {
        Score = filter.Score,
        MinSize = filter.MinSizePixels,
        HeadPose = filter.HeadPose is { } limits ? HeadPoseLimitsBody.From(limits) : null,
        Droi = filter.Droi is { } region ? DroiBody.From(region) : null,
    };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Range(Score, 0, 1, at["score"]);
        Require.AtLeast(MinSize, 0, at["min_size"]);
        HeadPose?.Validate(at["head_pose"]);
        Droi?.Validate(at["droi"]);
    }

    public SampleFilter ToFilter() => new()
    {
        Score = Score,
        MinSizePixels = MinSize,
        HeadPose = HeadPose?.ToLimits(),
        Droi = Droi?.ToRegion(),
    };
}
