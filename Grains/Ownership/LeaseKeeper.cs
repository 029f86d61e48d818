using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Takes, renews and releases the leases of this silo: one statement a second for all of them.</summary>
internal sealed partial class LeaseKeeper(
    ILeaseStore store,
    LeaseOwner owner,
    ProcessPulse pulse,
    IOptions<OwnershipOptions> options,
    TimeProvider time,
    ILogger<LeaseKeeper> logger) : BackgroundService
{
    private readonly OwnershipOptions _options = options.Value;
    private readonly ConcurrentDictionary<Guid, HeldLease> _held = new();
    private long _renewedTimestamp = time.GetTimestamp();
    private long _lost;
    private long _failedRenewals;

    /// <summary>Leases that are renewed here.</summary>
    public int HeldCount => _held.Count;

    /// <summary>Leases that somebody else took.</summary>
    public long LostCount => Volatile.Read(ref _lost);

    /// <summary>Renewals that failed.</summary>
    public long FailedRenewals => Volatile.Read(ref _failedRenewals);

    /// <summary>Time since all of them were last renewed; zero while there is none.</summary>
    public TimeSpan Age => _held.IsEmpty ? TimeSpan.Zero : time.GetElapsedTime(Volatile.Read(ref _renewedTimestamp));

    /// <summary>Takes the lease of a stream; null if it is somebody else's.</summary>
    public async Task<HeldLease?> TryTakeAsync(Guid streamId, CancellationToken cancellationToken)
    {
        var sent = time.GetTimestamp();
        var lease = await store.TryTakeAsync(streamId, owner, time.GetUtcNow(), _options.LeaseTimeToLive, cancellationToken);

        if (lease is null)
        {
            return null;
        }

        var held = new HeldLease(lease, pulse, time, _options.LeaseTimeToLive, sent);
        _held.AddOrUpdate(streamId, held, (_, stuck) => Replace(stuck, held));
        return held;
    }

    /// <summary>Gives a lease back so that anybody may take it at once.</summary>
    public async Task ReleaseAsync(HeldLease held, CancellationToken cancellationToken)
    {
        _held.TryRemove(new KeyValuePair<Guid, HeldLease>(held.Lease.StreamId, held));
        await store.ReleaseAsync(held.Lease, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>Renews everything once.</summary>
    internal async Task RenewAsync(CancellationToken cancellationToken)
    {
        var held = _held.Values.ToList();

        if (held.Count == 0)
        {
            Volatile.Write(ref _renewedTimestamp, time.GetTimestamp());
            return;
        }

        var sent = time.GetTimestamp();
        var kept = await store.RenewAsync(
            owner,
            [.. held.Select(one => one.Lease)],
            time.GetUtcNow(),
            _options.LeaseTimeToLive,
            cancellationToken);
        Volatile.Write(ref _renewedTimestamp, sent);
        var keptIds = kept.Select(lease => (lease.StreamId, lease.Epoch)).ToHashSet();

        foreach (var one in held)
        {
            if (keptIds.Contains((one.Lease.StreamId, one.Lease.Epoch)))
            {
                one.Renew(sent);
                continue;
            }

            Lose(one);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.RenewalInterval, time);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RenewAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Interlocked.Increment(ref _failedRenewals);

                // Whatever the database says, the fences of the leases decide; the next second tries again.
                Log.RenewalFailed(logger, exception);
            }
        }
    }

    private static HeldLease Replace(HeldLease stuck, HeldLease taken)
    {
        stuck.Lose();
        return taken;
    }

    private void Lose(HeldLease held)
    {
        if (_held.TryRemove(new KeyValuePair<Guid, HeldLease>(held.Lease.StreamId, held)))
        {
            Interlocked.Increment(ref _lost);
            Log.Lost(logger, held.Lease.StreamId, held.Lease.Epoch);
            held.Lose();
        }
    }
}
