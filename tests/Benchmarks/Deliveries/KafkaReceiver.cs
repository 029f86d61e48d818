using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace LunaVideoAgent.Benchmarks.Deliveries;

/// <summary>Reads a topic of its own as it grows.</summary>
internal sealed class KafkaReceiver : IAsyncDisposable
{
    private const int Partitions = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly IConsumer<Ignore, byte[]> _consumer;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _reading;

    private KafkaReceiver(string server, string topic, ArrivalBook book)
    {
        Topic = topic;
        _consumer = new ConsumerBuilder<Ignore, byte[]>(
            new ConsumerConfig { BootstrapServers = server, GroupId = topic, EnableAutoCommit = false, FetchWaitMaxMs = 10 }).Build();
        _consumer.Assign(Enumerable.Range(0, Partitions).Select(one => new TopicPartitionOffset(topic, one, Offset.Beginning)));
        _reading = Task.Factory.StartNew(() => Read(book), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The topic.</summary>
    public string Topic { get; }

    /// <summary>Makes the topic, since a consumer that asks for one does not, and starts reading it.</summary>
    /// <exception cref="KafkaException">No broker makes it in time.</exception>
    public static async Task<KafkaReceiver> StartAsync(string server, ArrivalBook book)
    {
        var topic = $"deliveries-{Guid.NewGuid():N}";
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = server }).Build();
        await admin.CreateTopicsAsync(
            [new TopicSpecification { Name = topic, NumPartitions = Partitions }],
            new CreateTopicsOptions { RequestTimeout = Patience, OperationTimeout = Patience });
        return new KafkaReceiver(server, topic, book);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _reading;
        _consumer.Dispose();
        _stopping.Dispose();
    }

    private void Read(ArrivalBook book)
    {
        while (!_stopping.IsCancellationRequested)
        {
            if (_consumer.Consume(Glance) is { } record)
            {
                book.Note(record.Message.Value);
            }
        }
    }
}
