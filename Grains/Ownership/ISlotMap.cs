using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Where in the cluster there is room.</summary>
public interface ISlotMap
{
    /// <summary>
    /// The silo that a piece of work had best run on: one that can do it and has a free slot. Null: there is none, or the work is not
    /// to run.
    /// </summary>
    /// <param name="workId">A stream or a task.</param>
    /// <param name="candidates">Silos that may be chosen.</param>
    /// <param name="underway">Work that was placed a moment ago and may hold no lease yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<SiloAddress?> ChooseAsync(
        Guid workId,
        IReadOnlyList<SiloAddress> candidates,
        IReadOnlyList<PlacedWork> underway,
        CancellationToken cancellationToken);

    /// <summary>A silo that has all that analytics ask for, whether it has a free slot or not; null: there is none.</summary>
    /// <param name="demand">What they ask for.</param>
    /// <param name="candidates">Silos that may be chosen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<SiloAddress?> FindAbleAsync(
        AnalyticDemand demand, IReadOnlyList<SiloAddress> candidates, CancellationToken cancellationToken);

    /// <summary>How many slots are free in the whole cluster.</summary>
    Task<int> CountFreeAsync(CancellationToken cancellationToken);

    /// <summary>A silo takes nothing more.</summary>
    Task RetireAsync(LeaseOwner owner, CancellationToken cancellationToken);

    /// <summary>
    /// A stream of a silo that another one had better run: the silo is the fullest of all, and the other stays no fuller than it. Null:
    /// there is none, or the cluster is changing: silos come or go, or they are of several versions.
    /// </summary>
    Task<Guid?> FindSurplusAsync(LeaseOwner owner, CancellationToken cancellationToken);
}
