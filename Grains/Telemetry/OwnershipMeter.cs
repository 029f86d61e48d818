using System.Diagnostics.Metrics;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Tasks;
using Microsoft.Extensions.Hosting;

namespace LunaVideoAgent.Grains.Telemetry;

/// <summary>What a silo could run, runs and holds. Hosted so that it is there before anybody asks.</summary>
internal sealed class OwnershipMeter : IHostedService, IDisposable
{
    private static readonly KeyValuePair<string, object?> Streams = new("kind", "stream");
    private static readonly KeyValuePair<string, object?> Tasks = new("kind", "task");

    private readonly Meter _meter;
    private readonly SlotGate _streams;
    private readonly SlotGate _tasks;

    /// <summary>Makes the instruments.</summary>
    public OwnershipMeter(IMeterFactory meters, SlotGate streams, TaskContext tasks, LeaseKeeper leases)
    {
        (_streams, _tasks) = (streams, tasks.Gate);
        _meter = meters.Create(StreamMeter.Name);
        _meter.CreateObservableGauge("luna.slots", () => Read(gate => gate.Capacity), "{slot}", "Slots of this silo.");
        _meter.CreateObservableGauge("luna.slots.free", () => Read(gate => gate.Free), "{slot}", "Free slots; none while it stops.");
        _meter.CreateObservableGauge("luna.slots.used", () => Read(gate => gate.Taken.Count), "{slot}", "Slots that are taken.");
        _meter.CreateObservableGauge("luna.leases.held", () => leases.HeldCount, "{lease}", "Leases that this silo renews.");
        _meter.CreateObservableCounter("luna.leases.lost", () => leases.LostCount, "{lease}", "Leases that somebody else took.");
        _meter.CreateObservableCounter(
            "luna.lease.renewal.failures", () => leases.FailedRenewals, "{attempt}", "Renewals that the database did not answer.");
        _meter.CreateObservableGauge(
            "luna.lease.age", () => leases.Age.TotalSeconds, "s", "Time since all leases were last renewed; streams stop before they end.");
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private Measurement<int>[] Read(Func<SlotGate, int> read) => [new(read(_streams), Streams), new(read(_tasks), Tasks)];
}
