namespace LunaVideoAgent.Grains.Ownership;

/// <summary>
/// A lease in the hands of its owner, with a fence of its own: it stops being valid at 80 % of its time to live on this machine's
/// monotonic clock, before anybody else may take it, even if the database cannot be asked.
/// </summary>
internal sealed class HeldLease(Lease lease, ProcessPulse pulse, TimeProvider time, TimeSpan timeToLive, long sentTimestamp)
    : IDisposable
{
    private const double FenceShare = 0.8;

    private static readonly TimeSpan ProofInterval = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _lost = new();
    private readonly TimeSpan _fence = timeToLive * FenceShare;
    private long _sentTimestamp = sentTimestamp;

    /// <summary>The row in the database.</summary>
    public Lease Lease => lease;

    /// <summary>Cancelled once the lease is known to be somebody else's.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Whether its holder may go on.</summary>
    public bool IsValid =>
        !_lost.IsCancellationRequested && time.GetElapsedTime(Volatile.Read(ref _sentTimestamp)) < _fence;

    /// <summary>Whether the database confirmed it since this process last stood still: else somebody may have taken it early.</summary>
    public bool IsProven => IsValid && !pulse.StoodStillSince(Volatile.Read(ref _sentTimestamp));

    /// <summary>Waits until it is proven, which it is at once but for the moments after a standstill.</summary>
    /// <exception cref="OperationCanceledException">It is lost, or the caller has enough.</exception>
    public async ValueTask ProveAsync(CancellationToken cancellationToken)
    {
        while (!IsProven)
        {
            if (!IsValid)
            {
                throw new OperationCanceledException("The lease is lost.");
            }

            await Task.Delay(ProofInterval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>It was renewed by a statement sent at that moment: not the moment of the answer, which may have taken long.</summary>
    public void Renew(long renewalSentTimestamp) => Volatile.Write(ref _sentTimestamp, renewalSentTimestamp);

    /// <summary>Somebody else has it. Its holder may have let go of it meanwhile.</summary>
    public void Lose()
    {
        try
        {
            _lost.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Nobody is left to be told.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lost.Dispose();
}
