using System.Globalization;
using System.Text;
using Confluent.Kafka;
using LunaVideoAgent.Grains.Delivery;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>
/// One producer to a cluster of Kafka brokers. It is idempotent and waits for all replicas, so that what the library repeats by itself is
/// there once and in order; messages of one stream have one key and so one partition.
/// </summary>
internal sealed partial class KafkaConnection : IBrokerConnection
{
    private static readonly TimeSpan QueuePause = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger;
    private readonly IProducer<byte[], byte[]> _producer;
    private volatile Error? _lastError;

    private KafkaConnection(ProducerConfig config, ILogger logger)
    {
        _logger = logger;
        _producer = new ProducerBuilder<byte[], byte[]>(config)
            .SetErrorHandler((_, error) => _lastError = error)
            .SetLogHandler((_, message) => Log.Said(_logger, message.Name, message.Message.TrimEnd('.')))
            .Build();
    }

    /// <inheritdoc/>
    public bool IsUsable => _lastError is not { IsFatal: true };

    /// <summary>Starts a producer; it connects behind the scenes.</summary>
    /// <exception cref="BrokerException">It cannot be set up like that.</exception>
    public static KafkaConnection Open(ProducerConfig config, ILogger logger)
    {
        try
        {
            return new KafkaConnection(config, logger);
        }
        catch (Exception fault) when (fault is KafkaException or InvalidOperationException or ArgumentException)
        {
            throw new BrokerException($"Kafka's client cannot be set up: {fault.Message.TrimEnd('.')}", fault) { HasAnswered = true };
        }
    }

    /// <summary>The brokers that the cluster says it has.</summary>
    /// <param name="topic">The topic that is asked about meanwhile, so that the answer stays small; null: all.</param>
    /// <param name="timeout">How long it may take; it cannot be cut short, since nothing may be disposed of meanwhile.</param>
    /// <exception cref="BrokerException">None answers.</exception>
    public async Task<IReadOnlyList<BrokerAddress>> ListBrokersAsync(string? topic, TimeSpan timeout)
    {
        using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();

        try
        {
            // The call blocks: it has a thread of its own.
            var metadata = await Task.Factory.StartNew(
                () => topic is null ? admin.GetMetadata(timeout) : admin.GetMetadata(topic, timeout),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
            return [.. metadata.Brokers.Select(broker => new BrokerAddress(broker.Host, broker.Port))];
        }
        catch (KafkaException fault)
        {
            throw new BrokerException(Describe("no broker answers"), fault) { HasAnswered = IsRefusal(_lastError) };
        }
    }

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> SendAsync(DeliveryTarget target, PendingDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            var report = await _producer.ProduceAsync(target.Callback.Topic!, MessageOf(target, delivery), cancellationToken);
            Forgive();

            return report.Status is PersistenceStatus.Persisted
                ? DeliveryOutcome.Delivered
                : DeliveryOutcome.Unanswered("the broker has not confirmed it");
        }
        catch (ProduceException<byte[], byte[]> fault)
        {
            return OutcomeOf(fault.Error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Off this thread: it ends when all threads of the library have.
        await Task.Yield();
        _producer.Dispose();
    }

    private static Message<byte[], byte[]> MessageOf(DeliveryTarget target, PendingDelivery delivery)
    {
        var headers = new Headers();

        foreach (var (name, value) in BrokerMessage.PropertiesOf(delivery))
        {
            headers.Add(name, Encoding.UTF8.GetBytes(value));
        }

        headers.Add("content-type", "application/json"u8.ToArray());

        return new Message<byte[], byte[]>
        {
            Key = Encoding.UTF8.GetBytes(target.SourceId.ToString("D", CultureInfo.InvariantCulture)),
            Value = delivery.Body,
            Headers = headers,
            Timestamp = new Timestamp(delivery.CreateTime),
        };
    }

    private DeliveryOutcome OutcomeOf(Error error)
    {
        if (error.Code is ErrorCode.Local_QueueFull)
        {
            return DeliveryOutcome.Failed("the queue to the brokers is full", QueuePause);
        }

        if (error.IsBrokerError || error.Code is ErrorCode.Local_UnknownTopic or ErrorCode.Local_UnknownPartition)
        {
            return DeliveryOutcome.Failed($"the broker refused it: {error.Reason.TrimEnd('.')}");
        }

        return IsRefusal(_lastError)
            ? DeliveryOutcome.Failed(Describe("the broker refused us"))
            : DeliveryOutcome.Unanswered(Describe(error.Reason.TrimEnd('.')));
    }

    private static bool IsRefusal(Error? error) =>
        error?.Code is ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Ssl;

    // What works again has nothing more to complain of.
    private void Forgive()
    {
        if (_lastError is { IsFatal: false })
        {
            _lastError = null;
        }
    }

    // A time-out alone says nothing of its reason; what the library last complained of does.
    private string Describe(string fault) => _lastError is { } last ? $"{fault} ({last.Reason.TrimEnd('.')})" : fault;
}
