using System.Diagnostics.Metrics;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Telemetry;
using LunaVideoAgent.Grains.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Telemetry;

internal sealed class WorkMeterTests
{
    [Test]
    public async Task How_late_the_outbox_is_grows_with_the_clock()
    {
        var time = new FakeTimeProvider(SampleCallback.Time.AddSeconds(90));
        var outbox = new MemoryDeliveryStore();
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var streams = new MemoryStore();
        using var meter = new WorkMeter(
            services.GetRequiredService<IMeterFactory>(),
            streams,
            new MemoryTaskStore(streams),
            outbox,
            time,
            NullLogger<WorkMeter>.Instance);

        await meter.AskAsync(CancellationToken.None);
        var empty = Read(services);
        await AddAsync(outbox, SampleCallback.Time);
        await meter.AskAsync(CancellationToken.None);
        var late = Read(services);
        time.Advance(TimeSpan.FromSeconds(10));
        await meter.AskAsync(CancellationToken.None);
        var later = Read(services);

        Assert.That(empty, Is.EqualTo((0, 0)));
        Assert.That(late, Is.EqualTo((1, 90)));
        Assert.That(later, Is.EqualTo((1, 100)));
    }

    private static (double Waiting, double OldestAge) Read(IServiceProvider services)
    {
        var seen = new Dictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return (seen["luna.deliveries.waiting"], seen["luna.deliveries.oldest_age"]);
    }

    private static Task<int?> AddAsync(MemoryDeliveryStore outbox, DateTimeOffset time)
    {
        var stream = SampleCallback.Stream(SampleCallback.Http());
        var message = new OutgoingMessage
        {
            MessageId = Guid.NewGuid(),
            Target = DeliveryTarget.Of(stream.StreamId, accountId: null, "analytics.0.0", SampleCallback.Http()),
            MessageType = "crowd",
            CreateTime = time,
            Body = new byte[2],
        };
        var lease = new Lease(stream.StreamId, Epoch: 1, new LeaseOwner("silo"), WasLost: false);
        return outbox.AddAsync(lease, [message], time, CancellationToken.None);
    }
}
