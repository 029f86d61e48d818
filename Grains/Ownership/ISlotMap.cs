using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Where in the cluster there is room.</summary>
public interface ISlotMap
{
    /// <summary>
    /// The silo that a piece of work had best run on: one that can do it and has a free slot. Null: there is none, or the work is not
    /// to run.
    /// </summary>
    /// <param name="kind">Whose slots count.</param>
    /// <param name="workId">A stream or a task.</param>
    /// <param name="candidates">Silos that may be chosen.</param>
    /// <param name="underway">Work of this kind that was placed a moment ago and may hold no lease yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<SiloAddress?> ChooseAsync(
        WorkKind kind,
        Guid workId,
        IReadOnlyList<SiloAddress> candidates,
        IReadOnlyList<PlacedWork> underway,
        CancellationToken cancellationToken);

    /// <summary>Silos that have all that analytics ask for, whether they have a free slot or not; in any order.</summary>
    /// <param name="demand">What they ask for.</param>
    /// <param name="candidates">Silos that may be chosen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<SiloAddress>> ListAbleAsync(
        AnalyticDemand demand, IReadOnlyList<SiloAddress> candidates, CancellationToken cancellationToken);

    /// <summary>How many slots of a kind are free in the whole cluster.</summary>
    Task<int> CountFreeAsync(WorkKind kind, CancellationToken cancellationToken);

    /// <summary>A silo takes nothing more.</summary>
    Task RetireAsync(LeaseOwner owner, CancellationToken cancellationToken);

    /// <summary>
    /// A stream of a silo that another one had better run: the silo is the fullest of all, and the other stays no fuller than it. Null:
    /// there is none, or the cluster is changing: silos come or go, or they are of several versions.
    /// </summary>
    Task<Guid?> FindSurplusAsync(LeaseOwner owner, CancellationToken cancellationToken);
}
