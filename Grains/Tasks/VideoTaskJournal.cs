using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Segments;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>
/// What an owner writes to the database about its task. Everything is conditioned on the lease, so that a loser writes nothing; while
/// the database is away, it tries again until the lease runs out.
/// </summary>
internal sealed partial class VideoTaskJournal(
    HeldLease lease,
    IVideoTaskStore tasks,
    TaskOptions options,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private double _reported;

    /// <summary>The task.</summary>
    public Guid TaskId => lease.Lease.StreamId;

    /// <summary>Its checkpoints.</summary>
    public ISegmentKeeper Segments { get; } = new TaskSegmentKeeper(lease.Lease, tasks, logger);

    /// <summary>Writes how far it is, again and again. Returns when the task is not ours any more, or nobody's.</summary>
    public async Task ReportAsync(Func<double> progress, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.ReportInterval, time);

        while (await timer.WaitForNextTickAsync(cancellationToken) && lease.IsValid)
        {
            // Without news it is written too: whether it can be tells whether somebody cancelled the task.
            _reported = Math.Max(_reported, progress());

            if (!await TryWhileOwnerAsync(token => tasks.ReportAsync(lease.Lease, _reported, token), cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>Writes the result; false if the task is not ours any more.</summary>
    public async Task<bool> FinishAsync(VideoResult result, CancellationToken cancellationToken)
    {
        var collect = VideoTaskLifecycle.Collect(lease.Lease, time.GetUtcNow());
        var finish = VideoTaskLifecycle.Finish(lease.Lease, result, time.GetUtcNow(), options.ResultTimeToLive);

        return await MoveAsync(collect, cancellationToken) && await MoveAsync(finish, cancellationToken);
    }

    /// <summary>Writes why there is no result; false if the task is not ours any more.</summary>
    public Task<bool> FailAsync(AgentError error, CancellationToken cancellationToken) =>
        MoveAsync(VideoTaskLifecycle.Fail(lease.Lease, error, time.GetUtcNow(), options.ResultTimeToLive), cancellationToken);

    /// <summary>Tells the operator of a fault that is not the video's.</summary>
    public void NoteFault(Exception exception) => Log.Faulted(logger, TaskId, exception);

    private Task<bool> MoveAsync(VideoTaskMove move, CancellationToken cancellationToken) =>
        TryWhileOwnerAsync(token => tasks.MoveAsync(move, token), cancellationToken);

    private async Task<bool> TryWhileOwnerAsync(Func<CancellationToken, Task<bool>> write, CancellationToken cancellationToken)
    {
        while (lease.IsValid)
        {
            try
            {
                return await write(cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotWritten(logger, TaskId, exception);
            }

            await Task.Delay(RetryDelay, time, cancellationToken);
        }

        return false;
    }
}
