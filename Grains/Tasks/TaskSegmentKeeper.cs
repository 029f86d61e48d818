using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Segments;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>
/// The checkpoints of one task, conditioned on its lease. One that cannot be written or read costs work if the owner dies, and nothing
/// else: the task goes on.
/// </summary>
internal sealed partial class TaskSegmentKeeper(Lease lease, IVideoTaskStore tasks, ILogger logger) : ISegmentKeeper
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<int, byte[]>> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await tasks.ListSegmentsAsync(lease.StreamId, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotRead(logger, lease.StreamId, exception);
            return new Dictionary<int, byte[]>();
        }
    }

    /// <inheritdoc/>
    public async Task SaveAsync(int index, byte[] document, CancellationToken cancellationToken)
    {
        try
        {
            await tasks.SaveSegmentAsync(lease, index, document, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotKept(logger, lease.StreamId, index, exception);
        }
    }
}
