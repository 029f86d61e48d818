using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Abstractions.Tasks;

/// <summary>
/// One running task: it analyses its video and writes the result. Activation means running; a task that does not run has none and is
/// never called. The key is the task's id.
/// </summary>
[Alias("luna.IVideoTaskGrain")]
public interface IVideoTaskGrain : IGrainWithGuidKey
{
    /// <summary>Starts it if it should run and does not. Nothing else happens here: being activated is running.</summary>
    [Alias("EnsureRunning"), AlwaysInterleave]
    ValueTask EnsureRunningAsync();

    /// <summary>The stored task changed: stop if it is not to run any more.</summary>
    [Alias("Refresh"), AlwaysInterleave]
    ValueTask RefreshAsync(CancellationToken cancellationToken);
}
