namespace LunaVideoAgent.Grains.Ownership;

/// <summary>The leases table.</summary>
public interface ILeaseStore
{
    /// <summary>
    /// Takes the lease of a stream: free, expired, released, held by the asker itself, or by an owner known to be gone. Null: it is
    /// somebody else's, or held back because its young owners died.
    /// </summary>
    Task<Lease?> TryTakeAsync(
        Guid streamId,
        LeaseOwner owner,
        DateTimeOffset time,
        TimeSpan timeToLive,
        CancellationToken cancellationToken);

    /// <summary>Extends all leases of an owner in one statement and says which are still its own.</summary>
    Task<IReadOnlyList<Lease>> RenewAsync(
        LeaseOwner owner,
        IReadOnlyList<Lease> leases,
        DateTimeOffset time,
        TimeSpan timeToLive,
        CancellationToken cancellationToken);

    /// <summary>Gives a lease back.</summary>
    Task ReleaseAsync(Lease lease, DateTimeOffset time, CancellationToken cancellationToken);
}
