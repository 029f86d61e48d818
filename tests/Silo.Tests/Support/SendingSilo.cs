using System.Diagnostics.Metrics;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Delivery;
using LunaVideoAgent.Silo.Delivery.Brokers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>What of a silo sends to callbacks, over a real store and real connections.</summary>
internal sealed class SendingSilo : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly DyingStore _store;
    private readonly HttpCallbackSender _http;
    private readonly BrokerCallbackSender _kafka;
    private readonly BrokerCallbackSender _mqtt;
    private readonly DeliveryMeter _meter;
    private readonly DeliveryDispatcher _dispatcher;

    public SendingSilo(ITestDatabase database, string name)
    {
        var delivery = Options.Create(new DeliveryOptions
        {
            ClaimTimeToLive = TimeSpan.FromSeconds(2),
            PollInterval = TimeSpan.FromMilliseconds(50),
            OrderedAttempts = 100,
        });
        var callbacks = Options.Create(new CallbackOptions { BrokerTimeout = TimeSpan.FromSeconds(2) });
        var gate = new CallbackGate(callbacks, new CallbackSite(IsClustered: false), TimeProvider.System);
        _store = new DyingStore(database.Deliveries);
        _http = new HttpCallbackSender(gate, callbacks, TimeProvider.System);
        _kafka = new BrokerCallbackSender(SampleBroker.Kafka(callbacks.Value), callbacks, TimeProvider.System);
        _mqtt = new BrokerCallbackSender(SampleBroker.Mqtt(callbacks.Value), callbacks, TimeProvider.System);
        _meter = new DeliveryMeter(_services.GetRequiredService<IMeterFactory>());
        var context = new DispatchContext(_store, database.Events, [_http, _kafka, _mqtt], _meter, delivery, TimeProvider.System);
        _dispatcher = new DeliveryDispatcher(
            context, new DeliverySignal(TimeProvider.System), new LeaseOwner(name), NullLogger<DeliveryDispatcher>.Instance);
    }

    public Task StartAsync() => _dispatcher.StartAsync(CancellationToken.None);

    /// <summary>Ends it as a kill would: what it sent is sent, and nobody is told.</summary>
    public void Kill() => _store.Kill();

    public async ValueTask DisposeAsync()
    {
        await _dispatcher.StopAsync(CancellationToken.None);
        _dispatcher.Dispose();
        _http.Dispose();
        await _kafka.DisposeAsync();
        await _mqtt.DisposeAsync();
        _meter.Dispose();
        await _services.DisposeAsync();
    }
}
