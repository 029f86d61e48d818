using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;
using Orleans.Placement;

namespace LunaVideoAgent.Grains.Tasks;

[SlotPlacement(WorkKind.Task), HoldsLease, KeepAlive, Immovable]
internal sealed partial class VideoTaskGrain(
    VideoTaskRuntimeFactory runtimes,
    IVideoTaskStore tasks,
    ILogger<VideoTaskGrain> logger) : Grain, IVideoTaskGrain
{
    private VideoTaskRuntime? _runtime;

    // Activation means running: place, lease and analysis, or no activation at all.
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _runtime = await runtimes.StartAsync(this.GetPrimaryKey(), cancellationToken);
        Log.Started(logger, this.GetPrimaryKey(), _runtime.Holding.Lease.Lease.Epoch);
        _ = LeaveAfterAsync(_runtime.Completion);
    }

    public ValueTask EnsureRunningAsync() => ValueTask.CompletedTask;

    public async ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        var stored = await tasks.FindAsync(this.GetPrimaryKey(), accountId: null, cancellationToken);

        if (stored is null || !VideoTaskLifecycle.ShouldRun(stored.Status))
        {
            DeactivateOnIdle();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_runtime is not null)
        {
            Log.Leaving(logger, this.GetPrimaryKey(), reason.ReasonCode);
            await runtimes.StopAsync(_runtime);
        }
    }

    private async Task LeaveAfterAsync(Task end)
    {
        await end;
        DeactivateOnIdle();
    }
}
