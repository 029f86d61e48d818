using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>What owners of streams leave to their successors; each is read once, by the owner of the next epoch only.</summary>
public interface IHandoverStore
{
    /// <summary>Leaves something, if the lease is still held.</summary>
    Task SaveAsync(Lease lease, byte[] memory, CancellationToken cancellationToken);

    /// <summary>Takes what the owner of the epoch before left; null if that is nothing.</summary>
    Task<byte[]?> TakeAsync(Lease lease, CancellationToken cancellationToken);
}
