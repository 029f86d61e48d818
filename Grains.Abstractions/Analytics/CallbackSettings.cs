namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>One receiver of events; which members count depends on the kind.</summary>
[GenerateSerializer, Immutable, Alias("luna.CallbackSettings")]
public sealed record CallbackSettings
{
    /// <summary>Which way it goes.</summary>
    [Id(0)] public required CallbackKind Kind { get; init; }

    /// <summary>A callback that is switched off is kept but not used.</summary>
    [Id(1)] public bool Enabled { get; init; } = true;

    /// <summary>HTTP: where it is posted to. MQTT: the broker, <c>mqtt://</c> or <c>mqtts://</c>.</summary>
    [Id(2)] public string? Url { get; init; }

    /// <summary>HTTP basic authentication; null is none.</summary>
    [Id(3)] public BasicAuthorization? Authorization { get; init; }

    /// <summary>HTTP: how long an answer may take.</summary>
    [Id(4)] public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>HTTP: <c>application/json</c> or <c>application/msgpack</c>.</summary>
    [Id(5)] public string ContentType { get; init; } = "application/json";

    /// <summary>HTTP: further headers.</summary>
    [Id(6)] public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Kafka: bootstrap servers.</summary>
    [Id(7)] public IReadOnlyList<string> Servers { get; init; } = [];

    /// <summary>Kafka: the topic. MQTT: its template, with <c>{stream_id}</c>, <c>{account_id}</c> and <c>{event_type}</c>.</summary>
    [Id(8)] public string? Topic { get; init; }

    /// <summary>Kafka: PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL.</summary>
    [Id(9)] public string Protocol { get; init; } = "PLAINTEXT";

    /// <summary>Kafka: user name and password of SASL. MQTT: those of the connection.</summary>
    [Id(10)] public BasicAuthorization? Sasl { get; init; }

    /// <summary>HTTP: what signatures are made with (HMAC-SHA256, Standard Webhooks); a secret. Null: none is made.</summary>
    [Id(11)] public string? Secret { get; init; }

    /// <summary>All must hold of an event, else the callback is not told of it; null: there are none.</summary>
    [Id(12)] public IReadOnlyList<CallbackCondition>? Conditions { get; init; }
}
