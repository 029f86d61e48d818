using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>How many decoding errors a video may have.</summary>
internal sealed class ErrorHandlingBody
{
    [Range(0, int.MaxValue)]
    public int? MaxErrorCount { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.AtLeast(MaxErrorCount, 0, at["max_error_count"]);
    }
}
