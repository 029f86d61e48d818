using Confluent.Kafka;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>The cluster of three brokers that Kafka's client library pretends to be, on real sockets of the loopback address.</summary>
internal sealed class MockKafka : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IProducer<Null, Null> _owner;

    public MockKafka()
    {
        var config = new ProducerConfig { BootstrapServers = "mock:9092" };
        config.Set("test.mock.num.brokers", "3");
        _owner = new ProducerBuilder<Null, Null>(config).SetLogHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(_owner.Handle).Build();
        Servers = [.. admin.GetMetadata(Patience).Brokers.Select(broker => $"{broker.Host}:{broker.Port}")];
    }

    public string[] Servers { get; }

    public void Dispose() => _owner.Dispose();
}
