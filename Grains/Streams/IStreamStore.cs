using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>
/// The streams table: what was asked for and where each stands. Every change writes its log record in the same transaction.
/// </summary>
public interface IStreamStore
{
    /// <summary>Stores a new stream and its first log record.</summary>
    Task CreateAsync(StreamSnapshot stream, CancellationToken cancellationToken);

    /// <summary>One stream; null if there is none or it is another account's.</summary>
    Task<StreamSnapshot?> FindAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken);

    /// <summary>One page.</summary>
    Task<IReadOnlyList<StreamSnapshot>> ListAsync(StreamListQuery query, CancellationToken cancellationToken);

    /// <summary>How many a filter selects.</summary>
    Task<int> CountAsync(StreamFilter filter, CancellationToken cancellationToken);

    /// <summary>Replaces the settings if the version is still the one given; version + 1, pending, a log record.</summary>
    Task<bool> ReplaceAsync(Guid streamId, int version, StreamSettings settings, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>
    /// Makes one move of the lifecycle if the stream is still in its starting status and, with a lease, if the lease is still held.
    /// </summary>
    Task<bool> MoveAsync(StreamMove move, CancellationToken cancellationToken);

    /// <summary>Removes it with log and lease; false if there is none or it is another account's.</summary>
    Task<bool> DeleteAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken);

    /// <summary>
    /// Streams that should run and that nobody holds a live lease of, oldest first: pending ones, and those in progress whose owner
    /// is gone.
    /// </summary>
    Task<IReadOnlyList<Guid>> ListStartableAsync(LeaseOwner asker, DateTimeOffset time, int limit, CancellationToken cancellationToken);

    /// <summary>Resting streams whose schedule has begun, those that wait longest first.</summary>
    Task<IReadOnlyList<Guid>> ListResumableAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken);

    /// <summary>Failed streams whose automatic restart is due.</summary>
    Task<IReadOnlyList<StreamSnapshot>> ListRestartableAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken);
}
