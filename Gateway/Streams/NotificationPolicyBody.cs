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
    private const int MaxDuration = 86_400;

    [MaxLength(Limits.Callbacks), Forms("http")]
    public List<CallbackBody> Callbacks { get; set; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Range(0, MaxDuration)]
    public double? MinDuration { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static NotificationPolicyBody From(NotificationPolicy policy) =>
        new() { Callbacks = [.. policy.Callbacks.Select(CallbackBody.From)], MinDuration = policy.MinDuration?.TotalSeconds };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Range(MinDuration, 0, MaxDuration, at["min_duration"]);
        CallbackValidator.ValidateHttpOnly(Callbacks, at["callbacks"]);
    }

    public NotificationPolicy ToPolicy() => new([.. Callbacks.Select(callback => callback.ToSettings())])
    {
        MinDuration = MinDuration is > 0 and { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };
}
