using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Security;

/// <summary>Secrets in every place that takes some. Each begins with the same sign and says where it was planted.</summary>
internal static class PlantedSecrets
{
    /// <summary>What all of them begin with.</summary>
    public const string Sign = "m4rk3r";

    /// <summary>An address that refuses connections.</summary>
    private const string Nowhere = "127.0.0.1:9";

    /// <summary>The key of the caller.</summary>
    public static string Key => Of("key");

    /// <summary>A source that cannot be reached, with secrets in every part that may have some.</summary>
    public static string Source(string scheme) =>
        $"{scheme}://{Of("user")}:{Of("source-password")}@{Nowhere}/live?token={Of("source-token")}&channel=1";

    /// <summary>What a login and its password become in a header.</summary>
    public static string Basic { get; } = Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{Of("basic-password")}"));

    /// <summary>Settings of the agent.</summary>
    /// <param name="collector">Host and port of who takes metrics and traces.</param>
    public static string[] Settings(string collector) =>
    [
        "--Access:Keys:0:Name", "tester",
        "--Access:Keys:0:Sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of("key")))),
        "--Access:Keys:0:Role", "Admin",
        "--Kafka:Servers:0", Nowhere,
        "--Kafka:Username", "me",
        "--Kafka:Password", Of("kafka-setting"),
        "--Mqtt:Url", $"mqtt://{Nowhere}",
        "--Mqtt:Username", "me",
        "--Mqtt:Password", Of("mqtt-setting"),
        "--Telemetry:OtlpEndpoint", $"http://me:{Of("otlp-setting")}@{collector}",
        "--Telemetry:OtlpInterval", "00:00:01",
        "--Telemetry:OtlpLogs", "true",
        "--Logging:LogLevel:LunaVideoAgent", "Trace",
    ];

    /// <summary>A stream that works and whose receivers cannot be reached.</summary>
    public static JsonObject Stream(string clip)
    {
        var body = Stream(clip, "stream");
        body["analytics"]![0]!["parameters"]!["callbacks"] = new JsonArray(Http(), Kafka(), Mqtt());
        body["notification_policy"] = new JsonObject { ["callbacks"] = new JsonArray(Http()) };
        return body;
    }

    /// <summary>A stream whose source cannot be read.</summary>
    public static JsonObject Lost(string scheme, string type)
    {
        var body = Stream(Source(scheme), type);
        body["data"]!["ffmpeg_kwargs"] = new JsonObject { ["headers"] = $"X-Api-Key: {Of("source-header")}" };
        return body;
    }

    /// <summary>A video that cannot be read.</summary>
    public static JsonObject Video(bool isDeferred) => new()
    {
        ["deferred_task"] = new JsonObject { ["enable"] = isDeferred ? 1 : 0, ["callbacks"] = isDeferred ? new JsonArray(Http()) : [] },
        ["video"] = new JsonObject { ["url"] = Source("http") },
        ["analytics"] = new JsonArray(new JsonObject { ["name"] = "people_count" }),
    };

    private static string Of(string place) => $"{Sign}-{place}";

    private static JsonObject Stream(string reference, string type) => new()
    {
        ["name"] = "secrets",
        ["data"] = new JsonObject { ["reference"] = reference, ["type"] = type },
        ["analytics"] = new JsonArray(new JsonObject
        {
            ["analytic_name"] = "people_count",
            ["parameters"] = new JsonObject
            {
                ["parameters"] = JsonNode.Parse(
                    """{"people_count_threshold": 0, "event_policy": {"trigger": "period", "interval": 1}}"""),
            },
        }),
    };

    private static JsonObject Http() => new()
    {
        ["type"] = "http",
        ["url"] = $"http://me:{Of("url-password")}@{Nowhere}/hook?token={Of("url-token")}",
        ["secret"] = Of("signature"),
        ["authorization"] = new JsonObject { ["type"] = "basic", ["login"] = "me", ["password"] = Of("basic-password") },
        ["params"] = new JsonObject
        {
            ["headers"] = new JsonObject { ["X-Api-Key"] = Of("header-key"), ["X-Pass"] = Of("header-pass"), ["Cookie"] = Of("cookie") },
        },
    };

    private static JsonObject Kafka() => new()
    {
        ["type"] = "kafka",
        ["servers"] = new JsonArray(Nowhere),
        ["topic"] = "events",
        ["protocol"] = "SASL_PLAINTEXT",
        ["username"] = "me",
        ["password"] = Of("kafka-password"),
    };

    private static JsonObject Mqtt() => new()
    {
        ["type"] = "mqtt",
        ["url"] = $"mqtt://{Nowhere}",
        ["topic"] = "events",
        ["username"] = "me",
        ["password"] = Of("mqtt-password"),
    };
}
