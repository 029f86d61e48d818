using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Segments;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>The checkpoints of one task, conditioned on its lease.</summary>
internal sealed class TaskSegmentKeeper(Lease lease, IVideoTaskStore tasks) : ISegmentKeeper
{
    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<int, byte[]>> LoadAsync(CancellationToken cancellationToken) =>
        tasks.ListSegmentsAsync(lease.StreamId, cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(int index, byte[] document, CancellationToken cancellationToken) =>
        tasks.SaveSegmentAsync(lease, index, document, cancellationToken);
}
