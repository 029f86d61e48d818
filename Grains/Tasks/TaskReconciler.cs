using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>
/// Starts tasks that should run and do not, the oldest first, as many as there are places; removes those whose time is over. It only
/// touches grains: whether one starts is decided by place and lease.
/// </summary>
internal sealed partial class TaskReconciler(
    IVideoTaskStore tasks,
    TaskContext context,
    IGrainFactory grains,
    IOptions<TaskOptions> options,
    TimeProvider time,
    ILogger<TaskReconciler> logger) : BackgroundService
{
    private const int RemovedAtOnce = 100;

    private static readonly TimeSpan TouchTimeout = TimeSpan.FromSeconds(20);

    /// <summary>One pass.</summary>
    internal async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        await tasks.DeleteExpiredAsync(time.GetUtcNow(), RemovedAtOnce, cancellationToken);
        var free = context.Gate.Free;

        if (free <= 0)
        {
            return;
        }

        var startable = await tasks.ListStartableAsync(context.Owner, time.GetUtcNow(), free, cancellationToken);
        await Task.WhenAll(startable.Select(taskId => TouchAsync(taskId, cancellationToken)));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await context.SiloStarted.WaitAsync(stoppingToken);

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReconcileAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Nothing is lost: the tasks table still says what should run.
                Log.PassFailed(logger, exception);
            }

            await context.Signal.WaitAsync(options.Value.ReconcileInterval, stoppingToken);
        }
    }

    private async Task TouchAsync(Guid taskId, CancellationToken cancellationToken)
    {
        try
        {
            await grains.VideoTask(taskId).EnsureRunningAsync().AsTask().WaitAsync(TouchTimeout, time, cancellationToken);
        }
        catch (Exception exception) when (exception is AgentException or NoSlotException or OrleansException or TimeoutException)
        {
            Log.NotStarted(logger, taskId, exception.Message);
        }
    }
}
