namespace LunaVideoAgent.Grains.Ownership;

/// <summary>One kind of work that silos own by lease: what of it should run and does not, and how it is started.</summary>
public interface IWorkSource
{
    /// <summary>Whose slots it takes.</summary>
    WorkKind Kind { get; }

    /// <summary>
    /// Each silo starts all that fits, one after the other: slots become free again and again, so whoever has one does not wait until
    /// another silo looks, and the first of the list gets it. Else each silo starts its share, all at once.
    /// </summary>
    bool IsQueue { get; }

    /// <summary>Makes ready what waits for its time, such as automatic restarts. Any silo may do it, also several at once.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Work that should run, fits somewhere, and that nobody holds a live lease of; the most urgent first.</summary>
    Task<IReadOnlyList<Guid>> ListStartableAsync(LeaseOwner asker, int limit, CancellationToken cancellationToken);

    /// <summary>Calls the grain of it, wherever placement puts it; returns once it runs.</summary>
    Task StartAsync(Guid workId);
}
