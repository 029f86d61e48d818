using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Grains.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Uploads;

/// <summary>Removes uploaded videos whose time is over, but for those that a stream or task needs which has not ended.</summary>
internal sealed partial class UploadCleaner(
    IUploadStore store,
    IVideoTaskStore tasks,
    IStreamStore streams,
    IOptions<UploadOptions> options,
    TimeProvider time,
    ILogger<UploadCleaner> logger) : BackgroundService
{
    private static readonly TimeSpan MostSeldom = TimeSpan.FromMinutes(10);

    // What is kept for seconds is not left for minutes.
    private readonly TimeSpan _interval = options.Value.TimeToLive < MostSeldom ? options.Value.TimeToLive : MostSeldom;

    /// <summary>One pass; says how many were removed.</summary>
    internal async Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        var count = await store.CleanAsync(time.GetUtcNow(), userId => IsNeededAsync(userId, cancellationToken), cancellationToken);

        if (count > 0)
        {
            Log.Cleaned(logger, count);
        }

        return count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsOn)
        {
            return;
        }

        using var timer = new PeriodicTimer(_interval, time);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The folder or the database may be away; nothing is lost by coming later.
                Log.NotCleaned(logger, exception);
            }
        }
    }

    private async Task<bool> IsNeededAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (await tasks.FindAsync(userId, accountId: null, cancellationToken) is { } task)
        {
            return VideoTaskLifecycle.ShouldRun(task.Status);
        }

        var stream = await streams.FindAsync(userId, accountId: null, cancellationToken);
        return stream?.Status is StreamStatus.Pending or StreamStatus.InProgress or StreamStatus.Restart or StreamStatus.Paused;
    }
}
