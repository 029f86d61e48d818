using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Who is told of status changes.</summary>
internal sealed class NotificationPolicyBody
{
    [MaxLength(Limits.Callbacks), Forms("http")]
    public List<CallbackBody> Callbacks { get; set; } = [];

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static NotificationPolicyBody From(NotificationPolicy policy) =>
        new() { Callbacks = [.. policy.Callbacks.Select(CallbackBody.From)] };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        CallbackValidator.ValidateHttpOnly(Callbacks, at["callbacks"]);
    }

    public NotificationPolicy ToPolicy() => new([.. Callbacks.Select(callback => callback.ToSettings())]);
}
