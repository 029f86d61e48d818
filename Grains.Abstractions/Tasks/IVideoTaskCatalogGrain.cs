using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Abstractions.Tasks;

/// <summary>All deferred tasks. Any number of copies; the database is the truth. The key is 0.</summary>
[Alias("luna.IVideoTaskCatalogGrain")]
public interface IVideoTaskCatalogGrain : IGrainWithIntegerKey
{
    /// <summary>Stores a new task as pending and wakes whoever runs tasks.</summary>
    /// <exception cref="Errors.AgentException">12022: an analytic cannot work so; 44014: nobody runs it; 45101: too many wait.</exception>
    [Alias("Create")]
    Task CreateAsync(Guid taskId, VideoTaskSettings settings, CancellationToken cancellationToken);

    /// <summary>One task.</summary>
    /// <exception cref="Errors.AgentException">45002: no such task of that account.</exception>
    [Alias("Get"), ReadOnly]
    Task<VideoTaskSnapshot> GetAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken);

    /// <summary>One page of tasks; empty behind the end.</summary>
    [Alias("List"), ReadOnly]
    Task<IReadOnlyList<VideoTaskSnapshot>> ListAsync(VideoTaskListQuery query, CancellationToken cancellationToken);

    /// <summary>The result of a task that is done.</summary>
    /// <exception cref="Errors.AgentException">45002: no such task of that account, or not done yet; else why there is none.</exception>
    [Alias("GetResult"), ReadOnly]
    Task<VideoResult> GetResultAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken);

    /// <summary>Cancels a task that waits or runs; removes one that ended, with its result.</summary>
    /// <exception cref="Errors.AgentException">45002: no such task of that account.</exception>
    [Alias("Delete")]
    Task DeleteAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken);
}
