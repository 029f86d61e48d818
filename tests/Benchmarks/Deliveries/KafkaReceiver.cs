using Confluent.Kafka;

namespace LunaVideoAgent.Benchmarks.Deliveries;

/// <summary>Reads a topic of its own as it grows.</summary>
internal sealed class KafkaReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly IConsumer<Ignore, byte[]> _consumer;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _reading;

    /// <summary>Starts reading.</summary>
    public KafkaReceiver(string server, ArrivalBook book)
    {
        _consumer = new ConsumerBuilder<Ignore, byte[]>(
            new ConsumerConfig { BootstrapServers = server, GroupId = Topic, EnableAutoCommit = false, FetchWaitMaxMs = 10 }).Build();
        using var admin = new DependentAdminClientBuilder(_consumer.Handle).Build();
        _consumer.Assign(Partitions(admin).Select(one => new TopicPartitionOffset(Topic, one, Offset.Beginning)));
        _reading = Task.Factory.StartNew(() => Read(book), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The topic.</summary>
    public string Topic { get; } = $"deliveries-{Guid.NewGuid():N}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _reading;
        _consumer.Dispose();
        _stopping.Dispose();
    }

    // Asking for a topic makes it; its partitions are there a little later.
    private List<int> Partitions(IAdminClient admin)
    {
        List<int> partitions;

        do
        {
            partitions = [.. admin.GetMetadata(Topic, Patience).Topics.Single().Partitions.Select(one => one.PartitionId)];
        }
        while (partitions.Count == 0);

        return partitions;
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
