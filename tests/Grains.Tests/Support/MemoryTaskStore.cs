using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Tasks;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Tasks in memory, as the port says; the real stores have a contract suite of their own.</summary>
internal sealed class MemoryTaskStore(MemoryStore leases) : IVideoTaskStore
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _tasks = [];

    /// <summary>Set to let every writing of a result fail, as if the disk were full.</summary>
    public Exception? FinishFault { get; set; }

    public VideoTaskSnapshot? Peek(Guid taskId)
    {
        lock (_lock)
        {
            return Find(taskId)?.Task;
        }
    }

    public Task CreateAsync(VideoTaskSnapshot task, VideoTaskSettings settings, CancellationToken cancellationToken) => Do(() =>
    {
        _tasks.Add(new Entry { Task = task, Settings = settings });
        return true;
    });

    public Task<VideoTaskSnapshot?> FindAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken) => Do(() =>
        Find(taskId)?.Task is { } task && (accountId is null || accountId == task.AccountId) ? task : null);

    public Task<VideoTaskSettings?> FindSettingsAsync(Guid taskId, CancellationToken cancellationToken) =>
        Do(() => Find(taskId)?.Settings);

    public Task<VideoResult?> FindResultAsync(Guid taskId, CancellationToken cancellationToken) => Do(() => Find(taskId)?.Result);

    public Task<IReadOnlyList<VideoTaskSnapshot>> ListAsync(VideoTaskListQuery query, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<VideoTaskSnapshot>>(() => [.. _tasks.Select(entry => entry.Task)]);

    public Task<int> CountPendingAsync(int limit, CancellationToken cancellationToken) =>
        Do(() => _tasks.Count(entry => entry.Task.Status is VideoTaskStatus.Pending));

    public Task<bool> MoveAsync(VideoTaskMove move, CancellationToken cancellationToken) => Do(() =>
    {
        if (move.Result is not null && FinishFault is not null)
        {
            throw FinishFault;
        }

        if (Find(move.TaskId) is not { } entry
            || !move.From.Contains(entry.Task.Status)
            || (move.Lease is not null && !leases.Holds(move.Lease)))
        {
            return false;
        }

        entry.Result = move.Result;
        entry.Task = entry.Task with
        {
            Status = move.To,
            Error = move.Error,
            Progress = move.To is VideoTaskStatus.Done ? 1 : entry.Task.Progress,
            ExpireTime = move.ExpireTime,
        };
        return true;
    });

    public Task<bool> ReportAsync(Lease lease, double progress, CancellationToken cancellationToken) => Do(() =>
    {
        if (Find(lease.StreamId) is not { Task.Status: VideoTaskStatus.InProgress or VideoTaskStatus.Collecting } entry
            || !leases.Holds(lease))
        {
            return false;
        }

        entry.Task = entry.Task with { Progress = Math.Max(entry.Task.Progress, progress) };
        return true;
    });

    public Task<bool> SaveSegmentAsync(Lease lease, int index, byte[] findings, CancellationToken cancellationToken) => Do(() =>
    {
        if (Find(lease.StreamId) is not { Task.Status: VideoTaskStatus.InProgress } entry || !leases.Holds(lease))
        {
            return false;
        }

        entry.Segments[index] = findings;
        return true;
    });

    public Task<IReadOnlyDictionary<int, byte[]>> ListSegmentsAsync(Guid taskId, CancellationToken cancellationToken) =>
        Do<IReadOnlyDictionary<int, byte[]>>(() => new Dictionary<int, byte[]>(Find(taskId)?.Segments ?? []));

    public Task<bool> DeleteAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken) => Do(() =>
        _tasks.RemoveAll(entry => entry.Task.TaskId == taskId && VideoTaskLifecycle.IsEnd(entry.Task.Status)) == 1);

    public Task<int> DeleteExpiredAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        Do(() => _tasks.RemoveAll(entry => entry.Task.ExpireTime <= time));

    public Task<IReadOnlyList<Guid>> ListStartableAsync(
        LeaseOwner asker,
        DateTimeOffset time,
        int limit,
        CancellationToken cancellationToken) =>
        Do<IReadOnlyList<Guid>>(() =>
        [
            .. _tasks
                .Where(entry => VideoTaskLifecycle.ShouldRun(entry.Task.Status) && !leases.IsHeldBy(entry.Task.TaskId, asker))
                .Select(entry => entry.Task.TaskId)
                .Take(limit),
        ]);

    private Entry? Find(Guid taskId) => _tasks.Find(entry => entry.Task.TaskId == taskId);

    private Task<T> Do<T>(Func<T> work)
    {
        lock (_lock)
        {
            return Task.FromResult(work());
        }
    }

    private sealed class Entry
    {
        public required VideoTaskSnapshot Task { get; set; }

        public required VideoTaskSettings Settings { get; init; }

        public VideoResult? Result { get; set; }

        public Dictionary<int, byte[]> Segments { get; } = [];
    }
}
