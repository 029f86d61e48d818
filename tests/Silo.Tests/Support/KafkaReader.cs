using Confluent.Kafka;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>Reads a topic from its beginning.</summary>
internal static class KafkaReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>All that is in it; in order within a partition.</summary>
    public static Task<List<ConsumeResult<byte[], byte[]>>> ReadAsync(string server, string topic) => Task.Run(() =>
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = server,
            GroupId = "reader",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
        }).SetLogHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        using var deadline = new CancellationTokenSource(Patience);
        var partitions = admin.GetMetadata(topic, Patience).Topics.Single().Partitions.Select(one => one.PartitionId).ToHashSet();
        consumer.Assign(partitions.Select(one => new TopicPartitionOffset(topic, one, Offset.Beginning)));
        var records = new List<ConsumeResult<byte[], byte[]>>();

        while (partitions.Count > 0)
        {
            deadline.Token.ThrowIfCancellationRequested();

            switch (consumer.Consume(Glance))
            {
                case { IsPartitionEOF: true } end:
                    partitions.Remove(end.Partition.Value);
                    break;
                case { } record:
                    records.Add(record);
                    break;
            }
        }

        return records;
    });
}
