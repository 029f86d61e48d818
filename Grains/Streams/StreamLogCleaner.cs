using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Asks, once an interval, for old records of the stream log to be removed. Every silo asks; one grain does it.</summary>
internal sealed partial class StreamLogCleaner(
    IGrainFactory grains,
    ReconcilerContext context,
    IOptions<StreamLogOptions> options,
    TimeProvider time,
    ILogger<StreamLogCleaner> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.ClearOld)
        {
            return;
        }

        await context.SiloStarted.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.ClearInterval, time);

        do
        {
            await AskAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await grains.StreamLogCleaner().ClearAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Old records wait for the next time.
            Log.NotCleared(logger, exception);
        }
    }
}
