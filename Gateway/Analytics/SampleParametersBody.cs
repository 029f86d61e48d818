using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>What holds the filters of samples.</summary>
internal sealed class SampleParametersBody
{
    public SampleFiltersBody Filters { get; set; } = new();

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Filters.Validate(at["filters"]);
    }
}
