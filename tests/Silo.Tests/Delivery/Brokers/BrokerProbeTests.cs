using LunaVideoAgent.Grains;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Silo.Delivery.Brokers;
using LunaVideoAgent.Silo.Tests.Support;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Tests.Delivery.Brokers;

internal sealed class BrokerProbeTests
{
    [Test]
    public async Task Brokers_that_answer_are_well_and_without_any_there_is_nothing_to_say()
    {
        using var kafka = new MockKafka();
        await using var mqtt = await MqttBroker.StartAsync();
        var configured = new KafkaOptions();
        configured.Servers.Add(kafka.Servers[0]);

        await New().CheckAsync(CancellationToken.None);
        await New(configured, SampleBroker.ToMqtt($"mqtt://127.0.0.1:{mqtt.Port}")).CheckAsync(CancellationToken.None);

        Assert.That(mqtt.Clients.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Every_broker_that_cannot_be_worked_with_is_named_with_its_reason_and_without_secrets()
    {
        await using var strict = await MqttBroker.StartAsync(password: "hidden");
        var configured = new KafkaOptions();
        configured.Servers.Add("127.0.0.1:9");
        var refused = SampleBroker.ToMqtt($"mqtt://127.0.0.1:{strict.Port}") with { Sasl = new BasicAuthorization("user", "marker") };
        var probe = New(configured, refused, SampleBroker.ToMqtt("mqtt://169.254.169.254:1"));

        var fault = await Assert.ThrowsAsync<ServiceException>(() => probe.CheckAsync(CancellationToken.None));

        Assert.That(fault!.Message, Does.Contain("kafka 127.0.0.1:9: no broker answers").And.Contain("refused"));
        Assert.That(fault.Message, Does.Contain($"mqtt://127.0.0.1:{strict.Port}: the broker refused").And.Not.Contain("marker"));
        Assert.That(fault.Message, Does.Contain("mqtt://169.254.169.254:1: ").And.Contain("network that callbacks may not go to"));
    }

    [Test]
    public async Task Callbacks_of_one_broker_are_one_check()
    {
        await using var mqtt = await MqttBroker.StartAsync();
        var url = $"mqtt://127.0.0.1:{mqtt.Port}";
        var probe = New(null, [.. Enumerable.Range(0, 50).Select(number => SampleBroker.ToMqtt(url, $"topic/{number}"))]);

        await probe.CheckAsync(CancellationToken.None);

        Assert.That(mqtt.Clients.Count, Is.EqualTo(1));
    }

    private static BrokerProbe New(KafkaOptions? kafka = null, params CallbackSettings[] used) => new(
        [SampleBroker.Kafka(), SampleBroker.Mqtt()],
        new FixedDirectory(used),
        Options.Create(kafka ?? new KafkaOptions()),
        Options.Create(new MqttOptions()),
        TimeProvider.System);

    private sealed class FixedDirectory(CallbackSettings[] used) : IBrokerDirectory
    {
        public Task<IReadOnlyList<CallbackSettings>> ListAsync(int limit, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<CallbackSettings>>(used);
    }
}
