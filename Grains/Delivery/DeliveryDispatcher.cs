using System.Collections.Concurrent;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>Takes targets that have something due and gives each a worker, so that none waits for another; renews and cleans up.</summary>
internal sealed partial class DeliveryDispatcher(
    DispatchContext context, DeliverySignal signal, LeaseOwner owner, ILogger<DeliveryDispatcher> logger) : BackgroundService
{
    private const int ClaimedAtOnce = 64;
    private const int CleanedAtOnce = 1000;
    private const int RenewalsPerLife = 3;

    private static readonly TimeSpan CleaningInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<DeliveryClaim, Task> _active = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();

        await Task.WhenAll(
            DispatchAsync(stoppingToken),
            EveryAsync(context.Options.ClaimTimeToLive / RenewalsPerLife, RenewAsync, stoppingToken),
            EveryAsync(CleaningInterval, CleanAsync, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAny(Task.WhenAll(_active.Values), Task.Delay(StopTimeout, context.Time, CancellationToken.None));
    }

    private async Task DispatchAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var taken = 0;

            try
            {
                taken = await TakeAsync(stopping);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Nothing is lost: what is due stays due.
                Log.NotTaken(logger, exception.Message);
            }

            if (taken < ClaimedAtOnce)
            {
                await signal.WaitAsync(context.Options.PollInterval, stopping);
            }
        }
    }

    private async Task<int> TakeAsync(CancellationToken stopping)
    {
        var room = Math.Min(context.Options.MaxTargets - _active.Count, ClaimedAtOnce);

        if (room <= 0)
        {
            return 0;
        }

        var claims = await context.Store.ClaimAsync(
            owner.Name, context.Time.GetUtcNow(), context.Options.ClaimTimeToLive, room, stopping);

        foreach (var claim in claims)
        {
            SendTo(claim, stopping);
        }

        return claims.Count;
    }

    private void SendTo(DeliveryClaim claim, CancellationToken stopping)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _active[claim] = done.Task;
        _ = RunAsync();

        async Task RunAsync()
        {
            try
            {
                await new TargetWorker(context, logger).RunAsync(claim, stopping);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Log.WorkerEnded(logger, claim.Target.SourceId, exception.Message);
            }
            finally
            {
                _active.TryRemove(claim, out _);
                done.SetResult();
            }
        }
    }

    private async Task EveryAsync(TimeSpan interval, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(interval, context.Time);

        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await work(stopping);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotKept(logger, exception.Message);
            }
        }
    }

    private async Task RenewAsync(CancellationToken stopping)
    {
        if (_active.Keys is { Count: > 0 } claims)
        {
            await context.Store.RenewAsync([.. claims], context.Time.GetUtcNow(), context.Options.ClaimTimeToLive, stopping);
        }
    }

    private async Task CleanAsync(CancellationToken stopping)
    {
        var now = context.Time.GetUtcNow();
        var (giveUp, remove) = (now - context.Options.GiveUpAfter, now - context.Options.KeepFor);

        while (await context.Store.CleanAsync(giveUp, remove, CleanedAtOnce, stopping) >= CleanedAtOnce)
        {
            stopping.ThrowIfCancellationRequested();
        }

        while (await context.Events.DeleteAsync(now - context.Options.KeepEventsFor, CleanedAtOnce, stopping) >= CleanedAtOnce)
        {
            stopping.ThrowIfCancellationRequested();
        }
    }
}
