using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>Tasks as work: waiting ones and those whose owner is gone. Those whose time is over are removed beside it.</summary>
internal sealed class VideoTaskWorkSource(IVideoTaskStore tasks, IGrainFactory grains, TimeProvider time) : IWorkSource
{
    private const int RemovedAtOnce = 100;

    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.Task;

    /// <inheritdoc/>
    public bool IsQueue => true;

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancellationToken) =>
        tasks.DeleteExpiredAsync(time.GetUtcNow(), RemovedAtOnce, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Guid>> ListStartableAsync(LeaseOwner asker, int limit, CancellationToken cancellationToken) =>
        tasks.ListStartableAsync(asker, time.GetUtcNow(), limit, cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(Guid workId) => grains.VideoTask(workId).EnsureRunningAsync().AsTask();
}
