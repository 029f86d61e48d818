using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.VideoSdk;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>Starts tasks: place, lease, row, analysis, in this order, or nothing at all.</summary>
internal sealed class VideoTaskRuntimeFactory(
    IVideoTaskStore tasks,
    TaskContext context,
    LeaseKeeper leases,
    VideoAnalyser analyser,
    IOptions<TaskOptions> options,
    ILogger<VideoTaskRuntimeFactory> logger)
{
    /// <summary>Starts a task on this silo.</summary>
    /// <exception cref="NoSlotException">No place, no lease, or the task is not to run.</exception>
    public async Task<VideoTaskRuntime> StartAsync(Guid taskId, CancellationToken cancellationToken)
    {
        var slot = context.Gate.TryEnter(taskId) ?? throw new NoSlotException("all places for tasks of this silo are taken");
        HeldLease? lease = null;

        try
        {
            lease = await leases.TryTakeAsync(taskId, cancellationToken)
                ?? throw new NoSlotException("somebody else has its lease, or it is held back");
            var settings = await tasks.FindSettingsAsync(taskId, cancellationToken)
                ?? throw new NoSlotException("it is gone");
            var take = VideoTaskLifecycle.Take(lease.Lease, analyser.Time.GetUtcNow());

            if (!await tasks.MoveAsync(take, cancellationToken))
            {
                throw new NoSlotException("it is not to run");
            }

            var journal = new VideoTaskJournal(lease, tasks, options.Value, analyser.Time, logger);
            var runtime = new VideoTaskRuntime(settings, new Holding(slot, lease), journal, analyser);
            runtime.Start();
            return runtime;
        }
        catch
        {
            await FreeAsync(slot, lease);
            throw;
        }
    }

    /// <summary>Stops a task and gives back what it held; somebody else may go on with it if it has not ended.</summary>
    public async Task StopAsync(VideoTaskRuntime runtime)
    {
        await runtime.DisposeAsync();
        await FreeAsync(runtime.Holding.Slot, runtime.Holding.Lease);
    }

    private async Task FreeAsync(Slot slot, HeldLease? lease)
    {
        if (lease is not null)
        {
            await leases.ReleaseAsync(lease, CancellationToken.None);
            lease.Dispose();
        }

        context.Gate.Leave(slot);
        context.Signal.Wake();
    }
}
