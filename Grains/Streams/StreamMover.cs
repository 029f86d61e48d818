using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Moves a running stream: its owner lets go, and placement finds the next one at once.</summary>
internal sealed partial class StreamMover(IGrainFactory grains, TimeProvider time, ILogger<StreamMover> logger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Returns once it runs elsewhere; where it cannot, it waits for room as any other.</summary>
    public async Task MoveAsync(Guid streamId, CancellationToken cancellationToken)
    {
        try
        {
            var stream = grains.Stream(streamId);
            await stream.HandOverAsync().AsTask().WaitAsync(Timeout, time, cancellationToken);
            await stream.EnsureRunningAsync().AsTask().WaitAsync(Timeout, time, cancellationToken);
        }
        catch (Exception exception) when (exception is AgentException or OrleansException or NoSlotException or TimeoutException)
        {
            Log.NotMoved(logger, streamId, exception.Message);
        }
    }
}
