using System.Net;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Silo.Delivery;
using LunaVideoAgent.Silo.Delivery.Brokers;
using LunaVideoAgent.Silo.Tests.Support;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace LunaVideoAgent.Silo.Tests.Delivery.Brokers;

internal sealed class MqttConnectorTests
{
    private static readonly CallbackOptions Hasty = new() { BrokerTimeout = TimeSpan.FromSeconds(2) };

    [Test]
    public async Task A_message_has_the_topic_of_its_stream_and_the_id_by_which_receivers_know_it()
    {
        await using var broker = await MqttBroker.StartAsync();
        var target = SampleBroker.TargetOf(
            SampleBroker.ToMqtt($"mqtt://127.0.0.1:{broker.Port}", "sites/{account_id}/{stream_id}/{event_type}"));

        var outcome = await SampleBroker.SendAsync(SampleBroker.Mqtt(), target);

        var (received, client) = (broker.Messages.Single(), broker.Clients.Single());
        Assert.That(outcome.Error, Is.Null);
        Assert.That(received.Message.Topic, Is.EqualTo($"sites/none/{target.SourceId}/crowd"));
        Assert.That(received.Body, Is.EqualTo(SampleBroker.Message.Body));
        Assert.That(received.Message.QualityOfServiceLevel, Is.EqualTo(MqttQualityOfServiceLevel.AtLeastOnce));
        Assert.That(received.Message.ContentType, Is.EqualTo("application/json"));
        Assert.That(received.Property("webhook-id"), Is.EqualTo(SampleBroker.Message.MessageId.ToString()));
        Assert.That(received.Property("event-type"), Is.EqualTo("crowd"));
        Assert.That(received.Property("luna-request-id"), Is.EqualTo(SampleBroker.Message.RequestId));
        Assert.That(received.Property("traceparent"), Is.EqualTo(SampleBroker.Message.TraceParent));
        Assert.That((client.ProtocolVersion, client.KeepAlivePeriod), Is.EqualTo((MqttProtocolVersion.V500, 30)));
    }

    [Test]
    public async Task A_broker_that_does_not_answer_has_not_answered_and_it_is_said_why()
    {
        var outcome = await SampleBroker.SendAsync(
            SampleBroker.Mqtt(Hasty), SampleBroker.TargetOf(SampleBroker.ToMqtt("mqtt://127.0.0.1:9")), Hasty);

        Assert.That((outcome.IsDelivered, outcome.HasAnswered), Is.EqualTo((false, false)));
        Assert.That(outcome.Error, Does.Contain("refused"));
    }

    [Test]
    public async Task A_broker_that_says_nothing_is_left_after_the_time_of_brokers()
    {
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        var outcome = await SampleBroker.SendAsync(
            SampleBroker.Mqtt(Hasty), SampleBroker.TargetOf(SampleBroker.ToMqtt($"mqtt://{silent.LocalEndpoint}")), Hasty);

        Assert.That((outcome.IsDelivered, outcome.HasAnswered), Is.EqualTo((false, false)), outcome.Error);
    }

    [Test]
    public async Task Credentials_are_shown_and_a_refusal_was_an_answer()
    {
        await using var broker = await MqttBroker.StartAsync(password: "hidden");
        var callback = SampleBroker.ToMqtt($"mqtt://127.0.0.1:{broker.Port}");

        var known = await SampleBroker.SendAsync(
            SampleBroker.Mqtt(), SampleBroker.TargetOf(callback with { Sasl = new BasicAuthorization("user", "hidden") }));
        var unknown = await SampleBroker.SendAsync(
            SampleBroker.Mqtt(), SampleBroker.TargetOf(callback with { Sasl = new BasicAuthorization("user", "marker") }));

        Assert.That(known.Error, Is.Null);
        Assert.That((unknown.IsDelivered, unknown.HasAnswered), Is.EqualTo((false, true)));
        Assert.That(unknown.Error, Does.Contain("BadUserNameOrPassword").And.Not.Contain("marker"));
    }

    [TestCase(true, "operator")]
    [TestCase(false, null)]
    public async Task The_credentials_of_the_operator_go_to_the_broker_of_the_operator_only(bool isOwn, string? expected)
    {
        await using var broker = await MqttBroker.StartAsync();
        var url = $"mqtt://127.0.0.1:{broker.Port}";
        var mqtt = new MqttOptions { Url = isOwn ? $"{url}/" : "mqtt://127.0.0.1:9", Username = "operator", Password = "hidden" };

        await SampleBroker.SendAsync(SampleBroker.Mqtt(mqtt: mqtt), SampleBroker.TargetOf(SampleBroker.ToMqtt(url)));

        Assert.That(broker.Clients.Single().UserName, Is.EqualTo(expected).Or.EqualTo(expected ?? ""));
    }

    [Test]
    public async Task A_certificate_is_believed_if_the_authority_of_the_settings_has_signed_it()
    {
        using var certificates = new TestCertificates();
        await using var broker = await MqttBroker.StartAsync(certificate: certificates.Server);
        var target = SampleBroker.TargetOf(SampleBroker.ToMqtt($"mqtts://127.0.0.1:{broker.Port}"));

        var known = await SampleBroker.SendAsync(
            SampleBroker.Mqtt(mqtt: new MqttOptions { CaFile = certificates.AuthorityFile }), target);
        var unknown = await SampleBroker.SendAsync(SampleBroker.Mqtt(), target);

        Assert.That(known.Error, Is.Null);
        Assert.That(unknown.Error, Does.Contain("certificate").IgnoreCase);
        Assert.That(broker.Messages.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task An_address_that_is_not_allowed_is_never_connected_to()
    {
        await using var broker = await MqttBroker.StartAsync();

        var outcome = await SampleBroker.SendAsync(
            SampleBroker.Mqtt(isClustered: true), SampleBroker.TargetOf(SampleBroker.ToMqtt($"mqtt://127.0.0.1:{broker.Port}")));

        Assert.That(outcome.Error, Does.Contain("network that callbacks may not go to"));
        Assert.That(broker.Clients, Is.Empty);
    }
}
