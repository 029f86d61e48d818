using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>
/// Starts what should run and does not: once a second, and at once when woken or when the cluster changes. It only touches grains;
/// where one starts is decided by placement, whether by slot and lease. There is no leader: every silo does its share.
/// </summary>
internal sealed partial class Reconciler(
    IEnumerable<IWorkSource> sources,
    ReconcilerContext context,
    IOptions<OwnershipOptions> options,
    TimeProvider time,
    ILogger<Reconciler> logger) : BackgroundService
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);

    private readonly HashSet<Guid> _starting = [];
    private readonly Lock _lock = new();
    private Task _queue = Task.CompletedTask;
    private volatile bool _isBehind;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await context.SiloStarted.WaitAsync(stoppingToken);

        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var source in sources)
            {
                await TryBeginAsync(source, stoppingToken);
            }

            await context.Signal.WaitAsync(options.Value.ReconcileInterval, stoppingToken);
        }
    }

    private async Task TryBeginAsync(IWorkSource source, CancellationToken cancellationToken)
    {
        try
        {
            await BeginAsync(source, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Nothing is lost: the tables still say what should run.
            Log.PassFailed(logger, source.Kind, exception);
        }
    }

    // Returns before all have started: one that starts slowly, or on a silo that is about to be found dead, does not hold up the rest.
    private async Task BeginAsync(IWorkSource source, CancellationToken cancellationToken)
    {
        if (source.IsQueue && !_queue.IsCompleted)
        {
            // What is behind overtakes nobody.
            _isBehind = true;
            return;
        }

        await source.PrepareAsync(cancellationToken);

        // All silos ask for the same ones, as many as fit.
        var active = context.Cluster.Active;
        var free = await context.Map.CountFreeAsync(source.Kind, cancellationToken);
        var startable = free == 0 ? [] : await source.ListStartableAsync(context.Owner, free, cancellationToken);

        Guid[] mine = [.. startable.Where(workId => source.IsQueue || context.Cluster.IsMine(workId, active)).Where(IsNew)];

        if (source.IsQueue)
        {
            _queue = StartInTurnAsync(source, mine, cancellationToken);
            return;
        }

        foreach (var workId in mine)
        {
            StartAsync(source, workId, cancellationToken).Ignore();
        }
    }

    private bool IsNew(Guid workId)
    {
        lock (_lock)
        {
            return _starting.Add(workId);
        }
    }

    private async Task StartInTurnAsync(IWorkSource source, Guid[] queue, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var workId in queue)
            {
                await StartAsync(source, workId, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.PassFailed(logger, source.Kind, exception);
        }
        finally
        {
            Forget(queue);
        }

        if (_isBehind)
        {
            _isBehind = false;
            context.Signal.Wake();
        }
    }

    private async Task StartAsync(IWorkSource source, Guid workId, CancellationToken cancellationToken)
    {
        try
        {
            await source.StartAsync(workId).WaitAsync(StartTimeout, time, cancellationToken);
        }
        catch (Exception exception) when (exception is AgentException or OrleansException or NoSlotException or TimeoutException)
        {
            Log.NotStarted(logger, workId, exception.Message);
        }
        finally
        {
            Forget([workId]);
        }
    }

    private void Forget(Guid[] works)
    {
        lock (_lock)
        {
            _starting.ExceptWith(works);
        }
    }
}
