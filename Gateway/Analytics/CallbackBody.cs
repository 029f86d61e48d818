using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>A receiver of events of any kind; which members it may have is up to its validator.</summary>
[Variant(
    "http",
    Key = "type",
    Words = ["http"],
    Only = ["enable", "type", "url", "authorization", "params", "secret", "conditions"],
    Requires = ["url"])]
[Variant("luna-ws-notification", Key = "type", Words = ["luna-ws-notification"], Only = ["enable", "type", "conditions"])]
[Variant("luna-event", Key = "type", Words = ["luna-event"], Only = ["enable", "type", "conditions"])]
[Variant(
    "kafka",
    Key = "type",
    Words = ["luna-kafka", "kafka"],
    Only = ["enable", "type", "servers", "topic", "protocol", "username", "password", "conditions"],
    Requires = ["servers", "topic"])]
[Variant(
    "mqtt",
    Key = "type",
    Words = ["mqtt"],
    Only = ["enable", "type", "url", "topic", "username", "password", "conditions"],
    Requires = ["url", "topic"])]
internal sealed class CallbackBody
{
    private static readonly CallbackSettings Defaults = new() { Kind = CallbackKind.Http };

    [JsonConverter(typeof(FlagConverter))]
    public bool Enable { get; set; } = true;

    [Required]
    public CallbackKind? Type { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [MaxLength(Limits.Url)]
    public string? Url { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Shape(typeof(CallbackAuthorizationBody), IsNullable = true)]
    public CallbackAuthorizationBody? Authorization { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CallbackParamsBody? Params { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [MinLength(1)]
    public List<string>? Servers { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Topic { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [DefaultValue("PLAINTEXT"), AllowedValues("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL")]
    public string? Protocol { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Username { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Password { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [MinLength(1), MaxLength(Limits.Text)]
    public string? Secret { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [MaxLength(Limits.Entries)]
    public List<CallbackConditionBody>? Conditions { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static CallbackBody From(CallbackSettings callback) => callback.Kind switch
    {
        CallbackKind.Http => new()
        {
            Enable = callback.Enabled,
            Type = callback.Kind,
            Url = Secrets.InText(callback.Url),
            Authorization = callback.Authorization is { } authorization ? CallbackAuthorizationBody.From(authorization) : null,
            Params = CallbackParamsBody.From(callback),
            Secret = callback.Secret is null ? null : Secrets.Mask,
            Conditions = ShowConditions(callback),
        },
        CallbackKind.Kafka => new()
        {
            Enable = callback.Enabled,
            Type = callback.Kind,
            Servers = [.. callback.Servers],
            Topic = callback.Topic,
            Protocol = callback.Protocol,
            Username = callback.Sasl?.Login,
            Password = callback.Sasl is null ? null : Secrets.Mask,
            Conditions = ShowConditions(callback),
        },
        CallbackKind.Mqtt => new()
        {
            Enable = callback.Enabled,
            Type = callback.Kind,
            Url = Secrets.InText(callback.Url),
            Topic = callback.Topic,
            Username = callback.Sasl?.Login,
            Password = callback.Sasl is null ? null : Secrets.Mask,
            Conditions = ShowConditions(callback),
        },
        _ => new() { Enable = callback.Enabled, Type = callback.Kind, Conditions = ShowConditions(callback) },
    };

    public CallbackSettings ToSettings() => new()
    {
        Kind = Type!.Value,
        Enabled = Enable,
        Url = Url,
        Authorization = Authorization?.ToAuthorization(),
        Timeout = Params is null ? Defaults.Timeout : TimeSpan.FromSeconds(Params.Timeout),
        ContentType = Params?.ContentType ?? Defaults.ContentType,
        Headers = Params?.Headers ?? Defaults.Headers,
        Servers = Servers ?? Defaults.Servers,
        Topic = Topic,
        Protocol = Protocol ?? Defaults.Protocol,
        Sasl = Username is null ? null : new BasicAuthorization(Username, Password ?? ""),
        Secret = Secret,
        Conditions = Conditions is { Count: > 0 } conditions ? [.. conditions.Select(condition => condition.ToCondition())] : null,
    };

    private static List<CallbackConditionBody>? ShowConditions(CallbackSettings callback) =>
        callback.Conditions is { Count: > 0 } conditions ? [.. conditions.Select(CallbackConditionBody.From)] : null;
}
