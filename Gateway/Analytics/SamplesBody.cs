using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>How many shots of a track are kept, and which.</summary>
internal sealed class SamplesBody
{
    [Range(1, Limits.Samples)]
    public int Count { get; set; } = SampleSettings.Default.Count;

    public SampleParametersBody Parameters { get; set; } = new();

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static SamplesBody From(SampleSettings samples) =>
        new() { Count = samples.Count, Parameters = new() { Filters = SampleFiltersBody.From(samples.Filter) } };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Range(Count, 1, Limits.Samples, at["count"]);
        Parameters.Validate(at["parameters"]);
    }

    public SampleSettings ToSettings() => new(Count, Parameters.Filters.ToFilter());
}
