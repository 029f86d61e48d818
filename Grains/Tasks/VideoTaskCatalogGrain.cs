using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Tasks;

[StatelessWorker]
internal sealed partial class VideoTaskCatalogGrain(
    IVideoTaskStore tasks,
    RequestRules rules,
    TaskContext context,
    IOptions<TaskOptions> options,
    TimeProvider time,
    ILogger<VideoTaskCatalogGrain> logger) : Grain, IVideoTaskCatalogGrain
{
    private readonly TaskOptions _options = options.Value;

    public async Task CreateAsync(Guid taskId, VideoTaskSettings settings, CancellationToken cancellationToken)
    {
        settings = await rules.AcceptAsync(settings, cancellationToken);

        if (await tasks.CountPendingAsync(_options.MaxPending, cancellationToken) >= _options.MaxPending)
        {
            throw AgentErrors.Busy();
        }

        var task = new VideoTaskSnapshot
        {
            TaskId = taskId,
            AccountId = settings.AccountId,
            Status = VideoTaskStatus.Pending,
            CreateTime = time.GetUtcNow(),
        };
        await tasks.CreateAsync(task, settings, cancellationToken);
        context.Signal.Wake();
    }

    public async Task<VideoTaskSnapshot> GetAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken) =>
        await tasks.FindAsync(taskId, accountId, cancellationToken) ?? throw AgentErrors.TaskNotFound(taskId);

    public Task<IReadOnlyList<VideoTaskSnapshot>> ListAsync(VideoTaskListQuery query, CancellationToken cancellationToken) =>
        tasks.ListAsync(query, cancellationToken);

    public async Task<VideoResult> GetResultAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken)
    {
        var task = await GetAsync(taskId, accountId, cancellationToken);

        if (task.Error is { } error)
        {
            throw new AgentException(error);
        }

        return await tasks.FindResultAsync(taskId, cancellationToken) ?? throw AgentErrors.TaskNotDone(taskId);
    }

    public async Task DeleteAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken)
    {
        var task = await GetAsync(taskId, accountId, cancellationToken);
        var cancel = VideoTaskLifecycle.Cancel(taskId, time.GetUtcNow(), _options.ResultTimeToLive);

        if (await tasks.MoveAsync(cancel, cancellationToken))
        {
            await RefreshAsync(task);
            return;
        }

        if (!await tasks.DeleteAsync(taskId, accountId, cancellationToken))
        {
            throw AgentErrors.TaskNotFound(taskId);
        }
    }

    // Best effort: the owner's own writes fail from now on, and its next report tells it. The grain of a task that waits is never
    // called: it would ask for a place.
    private async Task RefreshAsync(VideoTaskSnapshot before)
    {
        if (before.Status is VideoTaskStatus.Pending)
        {
            return;
        }

        try
        {
            await GrainFactory.VideoTask(before.TaskId).RefreshAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is NoSlotException or OrleansException or TimeoutException)
        {
            Log.NotRefreshed(logger, before.TaskId, exception.Message);
        }
    }
}
