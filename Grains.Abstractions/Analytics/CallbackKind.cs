namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>Which way an event goes to its receiver.</summary>
public enum CallbackKind
{
    /// <summary>POST to a URL.</summary>
    Http,

    /// <summary>The live feed of this agent (<c>luna-ws-notification</c>).</summary>
    WebSocket,

    /// <summary>The events store of this agent (<c>luna-event</c>).</summary>
    EventStore,

    /// <summary>A Kafka topic.</summary>
    Kafka,

    /// <summary>A topic of an MQTT 5 broker.</summary>
    Mqtt,
}
