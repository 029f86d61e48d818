using System.Diagnostics.Metrics;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Delivery;
using LunaVideoAgent.Silo.Delivery.Brokers;
using LunaVideoAgent.Silo.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Benchmarks.Deliveries;

/// <summary>What of an agent stores events and sends them, over a SQLite file of its own; the streams bring no video.</summary>
internal sealed class SendingAgent : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luna-");
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly IOptions<DeliveryOptions> _delivery = Options.Create(new DeliveryOptions());
    private readonly LeaseOwner _owner = new("127.0.0.1:11111@1");
    private readonly SqliteDatabase _database;
    private readonly OutboxServices _outbox;
    private readonly HttpCallbackSender _http;
    private readonly BrokerCallbackSender _kafka;
    private readonly DeliveryMeter _meter;
    private readonly DeliveryDispatcher _dispatcher;
    private readonly List<StreamOutbox> _streams = [];

    private SendingAgent()
    {
        var time = TimeProvider.System;
        var callbacks = Options.Create(new CallbackOptions());
        var gate = new CallbackGate(callbacks, new CallbackSite(IsClustered: false), time);
        var signal = new DeliverySignal(time);
        _database = SqliteDatabase.Open(Path.Combine(_folder.FullName, "luna.db"));
        _meter = new DeliveryMeter(_services.GetRequiredService<IMeterFactory>());
        _http = new HttpCallbackSender(gate, callbacks, time);
        _kafka = new BrokerCallbackSender(
            new KafkaConnector(gate, callbacks, Options.Create(new KafkaOptions()), NullLogger<KafkaConnector>.Instance), callbacks, time);

        var store = new SqliteDeliveryStore(_database, _delivery);
        _outbox = new OutboxServices(store, signal, _meter, _delivery, time);
        _dispatcher = new DeliveryDispatcher(
            new DispatchContext(store, new SqliteEventStore(_database), [_http, _kafka], _meter, _delivery, time),
            signal,
            _owner,
            NullLogger<DeliveryDispatcher>.Instance);
    }

    /// <summary>Starts it without streams.</summary>
    public static async Task<SendingAgent> StartAsync(CancellationToken cancellationToken)
    {
        var agent = new SendingAgent();
        await new SqliteSchema(agent._database, NullLogger<SqliteSchema>.Instance).MigrateAsync(cancellationToken);
        await agent._dispatcher.StartAsync(cancellationToken);
        return agent;
    }

    /// <summary>Adds a stream with one callback.</summary>
    public async Task AddAsync(CallbackSettings callback, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var stream = new StreamSnapshot
        {
            StreamId = Guid.CreateVersion7(),
            Settings = SettingsOf(callback),
            Version = 1,
            CreateTime = now,
            Status = StreamStatus.Pending,
            Autorestart = new AutorestartState(AutorestartStatus.Disabled, CurrentAttempt: null, LastAttemptTime: null),
        };

        await new SqliteStreamStore(_database).CreateAsync(stream, cancellationToken);
        var lease = await new SqliteLeaseStore(_database).TryTakeAsync(
            stream.StreamId, _owner, now, TimeSpan.FromHours(1), cancellationToken);
        _streams.Add(new StreamOutbox(lease!, stream, _outbox, NullLogger.Instance));
    }

    /// <summary>An event of a stream by its number.</summary>
    public void Send(int stream, ArrivalBook book)
    {
        var crowd = CrowdEvent.Make();
        book.Make(crowd.EventId);
        _streams[stream].Send(0, crowd);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _dispatcher.StopAsync(CancellationToken.None);

        foreach (var stream in _streams)
        {
            await stream.DisposeAsync();
        }

        _dispatcher.Dispose();
        _http.Dispose();
        await _kafka.DisposeAsync();
        _meter.Dispose();
        _database.Dispose();
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static StreamSettings SettingsOf(CallbackSettings callback) => new()
    {
        AccountId = Guid.NewGuid(),
        Name = "entrance",
        Data = new StreamData { Reference = "rtsp://camera/1", Type = StreamSourceType.Stream },
        Analytics =
        [
            new AnalyticSettings
            {
                Name = AnalyticNames.PeopleCount,
                Parameters = new PeopleCountParameters { Threshold = 3 },
                Callbacks = [callback],
            },
        ],
    };
}
