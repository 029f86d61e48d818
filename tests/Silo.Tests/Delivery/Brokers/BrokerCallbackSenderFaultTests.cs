using System.Text;
using Confluent.Kafka;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Delivery.Brokers;

/// <summary>Numbered messages on their way while brokers die.</summary>
internal sealed class BrokerCallbackSenderFaultTests
{
    private const int Some = 60;

    private SqliteTestDatabase _database = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _database = new SqliteTestDatabase();
        await _database.StartAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task A_Kafka_broker_that_is_killed_and_comes_back_has_every_message_in_its_order()
    {
        await using var broker = await KafkaBroker.StartAsync();
        await using var silo = new SendingSilo(_database, "silo-1");
        var messages = new NumberedMessages(_database, SampleBroker.ToKafka("events", broker.Server));
        await messages.StoreAsync(Some);
        await silo.StartAsync();
        await messages.UntilLeftAsync(Some / 2);

        await broker.KillAsync();
        await messages.StoreAsync(Some / 2);
        await UntilTriedAsync();
        await broker.UpAsync();
        await messages.StoreAsync(10);
        await messages.UntilLeftAsync(0);

        messages.CheckArrived(await ReadAsync(broker.Server));
    }

    [Test]
    public async Task An_MQTT_broker_that_goes_and_comes_back_has_every_message_in_its_order()
    {
        var first = await MqttBroker.StartAsync();
        await using var silo = new SendingSilo(_database, "silo-1");
        var messages = new NumberedMessages(_database, SampleBroker.ToMqtt($"mqtt://127.0.0.1:{first.Port}"));
        await messages.StoreAsync(Some);
        await silo.StartAsync();
        await messages.UntilLeftAsync(Some / 2);

        await first.DisposeAsync();
        await messages.StoreAsync(Some / 2);
        await UntilTriedAsync();
        await using var second = await MqttBroker.StartAsync(first.Port);
        await messages.StoreAsync(10);
        await messages.UntilLeftAsync(0);

        messages.CheckArrived([.. first.Messages.Concat(second.Messages).Select(one => (one.Body, one.Property("webhook-id")))]);
    }

    [Test]
    public async Task A_Mosquitto_that_is_killed_while_messages_flow_gets_again_whatever_it_had_not_confirmed()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        var place = $"127.0.0.1:{broker.Port}";
        using var before = await MqttSubscriber.StartAsync(broker.Port);
        var relay = new TcpRelay("127.0.0.1", place);
        await using var silo = new SendingSilo(_database, "silo-1");
        var messages = new NumberedMessages(_database, SampleBroker.ToMqtt($"mqtt://{relay.Server}"));
        await messages.StoreAsync(Some);
        await silo.StartAsync();
        await messages.UntilLeftAsync(Some - 1);

        // What it had confirmed and not passed on is lost with its memory; the rest is ours to bring, once somebody listens again.
        await broker.KillAsync();
        await relay.DisposeAsync();
        await messages.StoreAsync(Some / 2);
        await UntilTriedAsync();
        Guid[] unconfirmed = [.. (await _database.ListAsync()).Select(one => one.MessageId)];
        await broker.UpAsync();
        using var after = await MqttSubscriber.StartAsync(broker.Port);
        await using var again = new TcpRelay(relay.Server, place);
        await messages.UntilLeftAsync(0);
        await NumberedMessages.UntilAsync(
            () => Task.FromResult(!unconfirmed.Except(after.Messages.Select(one => Guid.Parse(one.Id))).Any()));

        messages.CheckArrived([.. before.Messages, .. after.Messages], unconfirmed);
    }

    [Test]
    public async Task A_silo_that_dies_while_it_sends_to_Kafka_leaves_the_rest_to_another()
    {
        using var kafka = new MockKafka();
        await using var first = new SendingSilo(_database, "silo-1");
        await using var second = new SendingSilo(_database, "silo-2");
        var messages = new NumberedMessages(_database, SampleBroker.ToKafka("events", kafka.Servers));
        await messages.StoreAsync(Some);
        await first.StartAsync();
        await messages.UntilLeftAsync(Some - 1);

        first.Kill();
        await messages.StoreAsync(20);
        await second.StartAsync();
        await messages.UntilLeftAsync(0);

        messages.CheckArrived(await ReadAsync(kafka.Servers[0]));
    }

    [TestCase(CallbackKind.Kafka)]
    [TestCase(CallbackKind.Mqtt)]
    public async Task A_dead_broker_delays_nobody_else(CallbackKind kind)
    {
        using var kafka = new MockKafka();
        var dead = kind is CallbackKind.Kafka ? SampleBroker.ToKafka("events", "127.0.0.1:9") : SampleBroker.ToMqtt("mqtt://127.0.0.1:9");
        await using var silo = new SendingSilo(_database, "silo-1");

        for (var i = 0; i < 20; i++)
        {
            await new NumberedMessages(_database, dead).StoreAsync(2);
        }

        var messages = new NumberedMessages(_database, SampleBroker.ToKafka("events", kafka.Servers));
        await messages.StoreAsync(Some);
        await silo.StartAsync();
        await messages.UntilLeftAsync(40);

        messages.CheckArrived(await ReadAsync(kafka.Servers[0]));
        Assert.That((await _database.ListAsync()).All(one => one.Callback.Kind == kind && one.Attempts < 4));
        silo.Kill();
    }

    private Task UntilTriedAsync() =>
        NumberedMessages.UntilAsync(async () => (await _database.ListAsync()).Any(message => message.Attempts > 0));

    private static async Task<IReadOnlyList<(byte[] Body, string Id)>> ReadAsync(string server)
    {
        var records = await KafkaReader.ReadAsync(server, "events");
        Assert.That(records.Select(record => record.Partition).Distinct().Count(), Is.EqualTo(1), "one key, one partition");
        return [.. records.Select(record => (record.Message.Value, Text(record.Message.Headers, "webhook-id")))];
    }

    private static string Text(Headers headers, string name) => Encoding.UTF8.GetString(headers.GetLastBytes(name));
}
