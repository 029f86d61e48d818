using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>
/// Moves a running stream: the next owner opens its source, the present one lets go, the next one goes on at once, and the grain follows.
/// </summary>
internal sealed partial class StreamMover(IGrainFactory grains, NextOwner nextOwner, TimeProvider time, ILogger<StreamMover> logger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Returns once it runs elsewhere; where it cannot, it waits for room as any other.</summary>
    public async Task MoveAsync(Guid streamId, CancellationToken cancellationToken)
    {
        try
        {
            var stream = grains.Stream(streamId);
            var next = await nextOwner.PrepareAsync(streamId, cancellationToken);
            var handOver = next is null ? stream.HandOverAsync() : PlacementHint.At(next, stream.HandOverAsync);
            await handOver.AsTask().WaitAsync(Timeout, time, cancellationToken);

            if (next is not null)
            {
                await nextOwner.StartAsync(streamId, next, cancellationToken);
            }

            // The first call that the next owner answers; where it had no room after all, placement looks again.
            await stream.EnsureRunningAsync().AsTask().WaitAsync(Timeout, time, cancellationToken);
        }
        catch (Exception exception) when (exception is AgentException or OrleansException or NoSlotException or TimeoutException)
        {
            Log.NotMoved(logger, streamId, exception.Message);
        }
    }
}
