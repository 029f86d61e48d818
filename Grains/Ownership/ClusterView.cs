namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Who is in the cluster now, as this silo sees it; a change wakes the reconciler.</summary>
internal sealed class ClusterView : ISiloStatusListener
{
    private readonly ISiloStatusOracle _membership;
    private readonly ReconcilerSignal _signal;

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

    /// <inheritdoc/>
    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status) => _signal.Wake();
}
