using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>What happens when a live source is lost.</summary>
internal sealed class BehaviorBody
{
    public RetryBody EofRetry { get; set; } = new();

    public RetryBody DecodeErrorRetry { get; set; } = new();

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        EofRetry.Validate(at["eof_retry"]);
        DecodeErrorRetry.Validate(at["decode_error_retry"]);
    }
}
