using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Moves a stream now and then while this silo is the fullest of all and another one would stay emptier.</summary>
internal sealed partial class StreamBalance(
    ISlotMap map,
    LeaseOwner owner,
    StreamMover mover,
    IOptions<OwnershipOptions> options,
    TimeProvider time,
    ILogger<StreamBalance> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.BalanceInterval, time);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await map.FindSurplusAsync(owner, stoppingToken) is { } streamId)
                {
                    Log.Moving(logger, streamId);
                    await mover.MoveAsync(streamId, stoppingToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Balance is a comfort; it waits for the database like everything else.
                Log.NotBalanced(logger, exception);
            }
        }
    }
}
