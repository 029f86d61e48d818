using System.Text;
using Confluent.Kafka;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Silo.Delivery;
using LunaVideoAgent.Silo.Delivery.Brokers;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Delivery.Brokers;

internal sealed class KafkaConnectorTests
{
    private static readonly CallbackOptions Hasty = new() { BrokerTimeout = TimeSpan.FromSeconds(2) };

    [Test]
    public async Task A_message_has_the_key_of_its_stream_and_the_id_by_which_receivers_know_it()
    {
        using var kafka = new MockKafka();
        var target = SampleBroker.TargetOf(SampleBroker.ToKafka("events", kafka.Servers));

        var outcome = await SampleBroker.SendAsync(SampleBroker.Kafka(), target);

        var record = (await KafkaReader.ReadAsync(kafka.Servers[0], "events")).Single().Message;
        Assert.That(outcome.Error, Is.Null);
        Assert.That(record.Value, Is.EqualTo(SampleBroker.Message.Body));
        Assert.That(Encoding.UTF8.GetString(record.Key), Is.EqualTo(target.SourceId.ToString()));
        Assert.That(record.Timestamp.UnixTimestampMs, Is.EqualTo(Sample.Time.ToUnixTimeMilliseconds()));
        Assert.That(record.Headers.Select(header => (header.Key, Encoding.UTF8.GetString(header.GetValueBytes()))), Is.EqualTo(new[]
        {
            ("webhook-id", SampleBroker.Message.MessageId.ToString()),
            ("event-type", "crowd"),
            ("luna-request-id", SampleBroker.Message.RequestId!),
            ("traceparent", SampleBroker.Message.TraceParent!),
            ("content-type", "application/json"),
        }));
    }

    [Test]
    public async Task Brokers_that_do_not_answer_have_not_answered_and_it_is_said_why()
    {
        var outcome = await SampleBroker.SendAsync(
            SampleBroker.Kafka(Hasty), SampleBroker.TargetOf(SampleBroker.ToKafka("events", "127.0.0.1:9")), Hasty);

        Assert.That((outcome.IsDelivered, outcome.HasAnswered), Is.EqualTo((false, false)));
        Assert.That(outcome.Error, Does.Contain("127.0.0.1:9").And.Contain("refused"));
    }

    [Test]
    public async Task A_message_that_the_broker_does_not_take_was_answered()
    {
        using var kafka = new MockKafka();
        var message = SampleBroker.Message with { Body = new byte[2 << 20] };

        var outcome = await SampleBroker.SendAsync(
            SampleBroker.Kafka(), SampleBroker.TargetOf(SampleBroker.ToKafka("events", kafka.Servers)), message: message);

        Assert.That((outcome.IsDelivered, outcome.HasAnswered), Is.EqualTo((false, true)));
        Assert.That(outcome.Error, Does.Contain("too large"));
    }

    [Test]
    public async Task An_address_that_is_not_allowed_is_refused()
    {
        var outcome = await SampleBroker.SendAsync(
            SampleBroker.Kafka(isClustered: true), SampleBroker.TargetOf(SampleBroker.ToKafka("events", "127.0.0.1:9")));

        Assert.That(outcome.Error, Does.Contain("network that callbacks may not go to"));
    }

    [Test]
    public async Task An_address_that_a_cluster_advertises_is_checked_before_anything_is_sent_there()
    {
        using var kafka = new MockKafka();
        await using var relay = new TcpRelay("127.0.0.2", kafka.Servers[0]);
        var options = new CallbackOptions { DeniedNetworks = { "127.0.0.1/32" } };

        var outcome = await SampleBroker.SendAsync(
            SampleBroker.Kafka(options), SampleBroker.TargetOf(SampleBroker.ToKafka("events", relay.Server)), options);

        Assert.That(outcome.Error, Does.Contain("127.0.0.1").And.Contain("network that callbacks may not go to"));
        Assert.That(await KafkaReader.ReadAsync(kafka.Servers[0], "events"), Is.Empty);
    }

    [Test]
    public async Task A_producer_is_idempotent_and_bounded_and_dials_the_addresses_that_were_checked()
    {
        var config = await SampleBroker.Kafka(Hasty).DescribeAsync(
            SampleBroker.ToKafka("events", "localhost:9092"), CancellationToken.None);

        Assert.That(
            (config.EnableIdempotence, config.Acks, config.MessageTimeoutMs), Is.EqualTo(((bool?)true, (Acks?)Acks.All, (int?)2000)));
        Assert.That(config.QueueBufferingMaxMessages, Is.GreaterThan(0));
        Assert.That(config.BootstrapServers.Split(','), Is.SubsetOf(["127.0.0.1:9092", "[::1]:9092"]));
        Assert.That(config.SecurityProtocol, Is.EqualTo(SecurityProtocol.Plaintext));
    }

    [Test]
    public async Task With_TLS_names_stay_since_certificates_are_theirs()
    {
        var kafka = new KafkaOptions { CaFile = "/authorities.pem", SaslMechanism = KafkaSaslMechanism.ScramSha512 };
        var callback = SampleBroker.ToKafka("events", "localhost:9093") with
        {
            Protocol = "SASL_SSL",
            Sasl = new BasicAuthorization("user", "word"),
        };

        var config = await SampleBroker.Kafka(kafka: kafka).DescribeAsync(callback, CancellationToken.None);

        Assert.That((config.BootstrapServers, config.SslCaLocation), Is.EqualTo(("localhost:9093", "/authorities.pem")));
        Assert.That((config.SaslMechanism, config.SaslUsername, config.SaslPassword), Is.EqualTo((
            (SaslMechanism?)SaslMechanism.ScramSha512, "user", "word")));
    }

    [TestCase("127.0.0.1:9092", "operator", "/certificate.pem")]
    [TestCase("127.0.0.2:9092", "", null)]
    public async Task The_credentials_of_the_operator_go_to_the_brokers_of_the_operator_only(
        string server, string username, string? certificate)
    {
        var kafka = new KafkaOptions
        {
            Servers = { "127.0.0.1:9092" },
            Username = "operator",
            Password = "hidden",
            CertificateFile = "/certificate.pem",
            KeyFile = "/key.pem",
        };

        var config = await SampleBroker.Kafka(kafka: kafka).DescribeAsync(
            SampleBroker.ToKafka("events", server) with { Protocol = "SASL_SSL" }, CancellationToken.None);

        Assert.That((config.SaslUsername, config.SslCertificateLocation), Is.EqualTo((username, certificate)));
    }

    [Test]
    public async Task A_real_broker_takes_messages_over_TLS_from_a_user_that_it_knows_only()
    {
        using var certificates = new TestCertificates();
        await using var broker = await KafkaBroker.StartAsync();
        var server = await broker.SecureAsync(certificates.ServerFile, "writer", "hidden");
        var connector = SampleBroker.Kafka(kafka: new KafkaOptions { CaFile = certificates.AuthorityFile });
        var callback = SampleBroker.ToKafka("events", server) with { Protocol = "SASL_SSL" };

        var known = await SampleBroker.SendAsync(
            connector, SampleBroker.TargetOf(callback with { Sasl = new BasicAuthorization("writer", "hidden") }));
        var unknown = await SampleBroker.SendAsync(
            connector, SampleBroker.TargetOf(callback with { Sasl = new BasicAuthorization("writer", "marker") }));
        var unsigned = await SampleBroker.SendAsync(
            SampleBroker.Kafka(), SampleBroker.TargetOf(callback with { Sasl = new BasicAuthorization("writer", "hidden") }));

        Assert.That(known.Error, Is.Null);
        Assert.That((unknown.IsDelivered, unknown.HasAnswered), Is.EqualTo((false, true)), unknown.Error);
        Assert.That(unknown.Error, Does.Contain("uthentication").And.Not.Contain("marker"));
        Assert.That(unsigned.Error, Does.Contain("certificate").IgnoreCase);
        Assert.That((await KafkaReader.ReadAsync(broker.Server, "events")).Count, Is.EqualTo(1));
    }
}
