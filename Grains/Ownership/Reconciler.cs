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

    /// <summary>One pass: makes ready what is due, touches what fits and is this silo's share. Returns when all is touched.</summary>
    internal async Task ReconcileAsync(CancellationToken cancellationToken) => await Task.WhenAll(await BeginAsync(cancellationToken));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await context.SiloStarted.WaitAsync(stoppingToken);

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // What starts slowly, or on a silo that is about to be found dead, does not hold up the rest.
                await BeginAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Nothing is lost: the tables still say what should run.
                Log.PassFailed(logger, exception);
            }

            await context.Signal.WaitAsync(options.Value.ReconcileInterval, stoppingToken);
        }
    }

    private async Task<IReadOnlyList<Task>> BeginAsync(CancellationToken cancellationToken)
    {
        var active = context.Cluster.Active;
        var started = new List<Task>();

        foreach (var source in sources)
        {
            await source.PrepareAsync(cancellationToken);

            // All silos ask for the same ones, as many as fit; each touches its share of them.
            var free = await context.Map.CountFreeAsync(cancellationToken);
            var startable = free == 0 ? [] : await source.ListStartableAsync(context.Owner, free, cancellationToken);
            var mine = startable.Where(workId => IsNew(workId, active));
            started.AddRange(mine.Select(workId => StartAsync(source, workId, cancellationToken)));
        }

        return started;
    }

    private bool IsNew(Guid workId, IReadOnlyList<SiloAddress> active)
    {
        lock (_lock)
        {
            return context.Cluster.IsMine(workId, active) && _starting.Add(workId);
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
            lock (_lock)
            {
                _starting.Remove(workId);
            }
        }
    }
}
