using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Streams;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>
/// Starts what should run and does not: once a second, and at once when woken. It only touches grains; whether one starts is decided
/// by slot and lease. There is no leader: every silo does it.
/// </summary>
internal sealed partial class Reconciler(
    IStreamStore streams,
    ReconcilerContext context,
    IGrainFactory grains,
    IOptions<OwnershipOptions> options,
    TimeProvider time,
    ILogger<Reconciler> logger) : BackgroundService
{
    private const int RestartsAtOnce = 64;

    private static readonly TimeSpan TouchTimeout = TimeSpan.FromSeconds(20);

    /// <summary>One pass: restarts what is due, touches what fits.</summary>
    internal async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        await RestartAsync(cancellationToken);
        var free = context.Slots.Free;

        if (free == 0)
        {
            return;
        }

        var startable = await streams.ListStartableAsync(context.Owner, time.GetUtcNow(), free, cancellationToken);
        await Task.WhenAll(startable.Select(streamId => TouchAsync(streamId, cancellationToken)));
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
                // Nothing is lost: the streams table still says what should run.
                Log.PassFailed(logger, exception);
            }

            await context.Signal.WaitAsync(options.Value.ReconcileInterval, stoppingToken);
        }
    }

    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        foreach (var stream in await streams.ListRestartableAsync(now, RestartsAtOnce, cancellationToken))
        {
            await streams.MoveAsync(StreamLifecycle.Autorestart(stream, now), cancellationToken);
        }
    }

    private async Task TouchAsync(Guid streamId, CancellationToken cancellationToken)
    {
        try
        {
            await grains.Stream(streamId).EnsureRunningAsync().AsTask().WaitAsync(TouchTimeout, time, cancellationToken);
        }
        catch (Exception exception) when (exception is AgentException or OrleansException or TimeoutException)
        {
            Log.NotStarted(logger, streamId, exception.Message);
        }
    }
}
