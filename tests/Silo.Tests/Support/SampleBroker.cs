using System.Text;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Silo.Delivery;
using LunaVideoAgent.Silo.Delivery.Brokers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>Callbacks to brokers, and what sends to them.</summary>
internal static class SampleBroker
{
    public static CallbackOptions Patient { get; } = new() { BrokerTimeout = TimeSpan.FromSeconds(10) };

    public static PendingDelivery Message { get; } = new()
    {
        DeliveryId = 1,
        MessageId = Guid.NewGuid(),
        MessageType = "crowd",
        Status = DeliveryStatus.Pending,
        Attempts = 0,
        CreateTime = Sample.Time,
        Body = Encoding.UTF8.GetBytes("""{"a":1}"""),
        RequestId = "1700000000,557d54ec-29ad-4f3c-93b4-c9092ef12515",
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    public static CallbackSettings ToKafka(string topic, params string[] servers) =>
        new() { Kind = CallbackKind.Kafka, Servers = servers, Topic = topic };

    public static CallbackSettings ToMqtt(string url, string topic = "cameras/{stream_id}") =>
        new() { Kind = CallbackKind.Mqtt, Url = url, Topic = topic };

    public static DeliveryTarget TargetOf(CallbackSettings callback) =>
        DeliveryTarget.Of(Guid.NewGuid(), accountId: null, "analytics.0.0", callback);

    public static KafkaConnector Kafka(CallbackOptions? options = null, KafkaOptions? kafka = null, bool isClustered = false) => new(
        GateOf(options, isClustered),
        Options.Create(options ?? Patient),
        Options.Create(kafka ?? new KafkaOptions()),
        NullLogger<KafkaConnector>.Instance);

    public static MqttConnector Mqtt(CallbackOptions? options = null, MqttOptions? mqtt = null, bool isClustered = false) =>
        new(GateOf(options, isClustered), Options.Create(mqtt ?? new MqttOptions()));

    /// <summary>Sends one message.</summary>
    public static async Task<DeliveryOutcome> SendAsync(
        IBrokerConnector connector, DeliveryTarget target, CallbackOptions? options = null, PendingDelivery? message = null)
    {
        await using var sender = new BrokerCallbackSender(connector, Options.Create(options ?? Patient), TimeProvider.System);
        return await sender.SendAsync(target, message ?? Message, CancellationToken.None);
    }

    private static CallbackGate GateOf(CallbackOptions? options, bool isClustered) =>
        new(Options.Create(options ?? Patient), new CallbackSite(isClustered), TimeProvider.System);
}
