using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Streams;

namespace LunaVideoAgent.Gateway.Sources;

/// <summary>A source to be tried: the same as the <c>data</c> of a stream.</summary>
internal sealed class CheckSourceRequest
{
    [Required]
    public StreamDataBody Data { get; set; } = null!;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public void Validate()
    {
        Require.Known(Unknown, BodyPath.Root);
        Require.Present(Data, BodyPath.Root["data"]);
        Data.Validate(BodyPath.Root["data"]);
    }
}
