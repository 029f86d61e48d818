using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Live;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;
using Orleans.Placement;

namespace LunaVideoAgent.Grains.Streams;

[SlotPlacement(WorkKind.Stream), HoldsLease, KeepAlive, Immovable]
internal sealed partial class StreamGrain(
    EarlyStarts starts,
    StreamRuntimeFactory runtimes,
    IStreamStore streams,
    ILocalSiloDetails silo,
    ILogger<StreamGrain> logger) : Grain, IStreamGrain, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private StreamRuntime _runtime = null!;
    private bool _handsOver;

    // Activation means running: slot, lease and pipeline, or no activation at all.
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _runtime = await starts.StartAsync(this.GetPrimaryKey(), cancellationToken);
        Log.Started(logger, this.GetPrimaryKey(), _runtime.Holding.Lease.Lease.Epoch);
        _ = LeaveAfterAsync(_runtime.RunToEndAsync(_stopping.Token));
        _ = LeaveAfterAsync(_runtime.LostAsync(_stopping.Token));
    }

    public ValueTask EnsureRunningAsync() => ValueTask.CompletedTask;

    public async ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        var stored = await streams.FindAsync(this.GetPrimaryKey(), accountId: null, cancellationToken);

        if (stored?.Status is StreamStatus.InProgress && stored.Version == _runtime.Stream.Version)
        {
            return;
        }

        _runtime.Tell(stored?.Status ?? StreamStatus.Stop);
        DeactivateOnIdle();
    }

    public ValueTask<EventPage> ReadEventsAsync(EventCursor after, int limit, CancellationToken cancellationToken) =>
        _runtime.Feeds.Events.ReadAsync(after, limit, cancellationToken);

    public ValueTask<StreamStatistics> GetStatisticsAsync() => ValueTask.FromResult(_runtime.Statistics with { SiloName = silo.Name });

    public ValueTask<LivePage> ReadLiveAsync(EventCursor after, TimeSpan interval, CancellationToken cancellationToken) =>
        _runtime.Feeds.Live.ReadAsync(after, interval, cancellationToken);

    public async ValueTask HandOverAsync()
    {
        if (_handsOver)
        {
            return;
        }

        _handsOver = true;
        Log.Leaving(logger, this.GetPrimaryKey(), DeactivationReasonCode.Migrating);

        try
        {
            await _runtime.QuietAsync();
            await Task.WhenAll(runtimes.HandOverAsync(_runtime), _runtime.WaitForReadersAsync());
        }
        finally
        {
            // The entry in the directory passes from owner to owner: between them no call can make an activation here again.
            this.MigrateOnIdle();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();

        if (_runtime is not null && !_handsOver)
        {
            Log.Leaving(logger, this.GetPrimaryKey(), reason.ReasonCode);
            var handsOver = reason.ReasonCode is DeactivationReasonCode.ShuttingDown;
            await (handsOver ? runtimes.HandOverAsync(_runtime) : runtimes.StopAsync(_runtime));
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task LeaveAfterAsync(Task end)
    {
        await end;

        if (!_handsOver)
        {
            DeactivateOnIdle();
        }
    }
}
