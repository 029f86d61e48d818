using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>The tasks table: what was asked for, where each stands, its checkpoints and its result.</summary>
public interface IVideoTaskStore
{
    /// <summary>Stores a new task.</summary>
    Task CreateAsync(VideoTaskSnapshot task, VideoTaskSettings settings, CancellationToken cancellationToken);

    /// <summary>One task; null if there is none or it is another account's.</summary>
    Task<VideoTaskSnapshot?> FindAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken);

    /// <summary>What a task was asked for; null if there is none.</summary>
    Task<VideoTaskSettings?> FindSettingsAsync(Guid taskId, CancellationToken cancellationToken);

    /// <summary>What a task found; null if it has nothing.</summary>
    Task<VideoResult?> FindResultAsync(Guid taskId, CancellationToken cancellationToken);

    /// <summary>One page.</summary>
    Task<IReadOnlyList<VideoTaskSnapshot>> ListAsync(VideoTaskListQuery query, CancellationToken cancellationToken);

    /// <summary>How many wait for their turn; counting ends at the limit.</summary>
    Task<int> CountPendingAsync(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Makes one move if the task is still in a starting status and, with a lease, if the lease is still held. A first start and an end
    /// are dated; an end removes the checkpoints.
    /// </summary>
    Task<bool> MoveAsync(VideoTaskMove move, CancellationToken cancellationToken);

    /// <summary>Writes how far it is, if the lease is still held and the task still runs.</summary>
    Task<bool> ReportAsync(Lease lease, double progress, CancellationToken cancellationToken);

    /// <summary>Keeps what was found in one segment, if the lease is still held and the task still runs.</summary>
    Task<bool> SaveSegmentAsync(Lease lease, int index, byte[] findings, CancellationToken cancellationToken);

    /// <summary>The segments kept so far, by index.</summary>
    Task<IReadOnlyDictionary<int, byte[]>> ListSegmentsAsync(Guid taskId, CancellationToken cancellationToken);

    /// <summary>Removes a task that ended, with everything of it; false if there is none, another account's, or one that may run.</summary>
    Task<bool> DeleteAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken);

    /// <summary>Removes tasks whose time is over; says how many.</summary>
    Task<int> DeleteExpiredAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken);

    /// <summary>Tasks that should run and that nobody holds a live lease of, oldest first.</summary>
    Task<IReadOnlyList<Guid>> ListStartableAsync(LeaseOwner asker, DateTimeOffset time, int limit, CancellationToken cancellationToken);
}
