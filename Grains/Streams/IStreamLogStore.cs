using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>The log of all streams.</summary>
public interface IStreamLogStore
{
    /// <summary>
    /// Adds a record that is not a move, such as an attempt to reconnect, if the lease is still held; also sets the last error.
    /// </summary>
    Task<bool> AppendAsync(StreamLog log, Lease lease, CancellationToken cancellationToken);

    /// <summary>One page, newest first.</summary>
    Task<IReadOnlyList<StreamLog>> ListAsync(StreamLogQuery query, CancellationToken cancellationToken);

    /// <summary>Deletes records older than the bound but the newest of each stream; says how many.</summary>
    Task<int> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
