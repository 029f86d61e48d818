namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Who is in the cluster now, as this silo sees it; a change wakes the reconciler and whoever waits for one.</summary>
internal sealed class ClusterView : ISiloStatusListener
{
    private readonly ISiloStatusOracle _membership;
    private readonly ReconcilerSignal _signal;
    private volatile TaskCompletionSource _change = NewSignal();

    /// <summary>Listens from now on.</summary>
    public ClusterView(ISiloStatusOracle membership, ReconcilerSignal signal)
    {
        (_membership, _signal) = (membership, signal);
        membership.SubscribeToSiloStatusEvents(this);
    }

    /// <summary>Silos that take work.</summary>
    public IReadOnlyList<SiloAddress> Active => [.. _membership.GetApproximateSiloStatuses(onlyActive: true).Keys];

    /// <summary>Those of them that are not this one.</summary>
    public IReadOnlyList<SiloAddress> Others => [.. Active.Where(silo => !silo.Equals(_membership.SiloAddress))];

    /// <summary>Whether a silo takes work.</summary>
    public bool IsActive(SiloAddress silo) => _membership.GetApproximateSiloStatus(silo) is SiloStatus.Active;

    /// <summary>Whether this silo is the one of all active ones that is to care for a piece of work.</summary>
    public bool IsMine(Guid workId, IReadOnlyList<SiloAddress> active) =>
        _membership.SiloAddress.Equals(RendezvousHash.Choose(workId, active));

    /// <summary>Returns once a silo takes work that does not take any now.</summary>
    public async Task NewcomerAsync(CancellationToken cancellationToken)
    {
        var known = Active.ToHashSet();

        while (true)
        {
            var change = _change.Task;

            if (!known.IsSupersetOf(Active))
            {
                return;
            }

            await change.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        _signal.Wake();
        Interlocked.Exchange(ref _change, NewSignal()).SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
