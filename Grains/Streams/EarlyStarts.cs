using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>
/// Starts streams of this silo, and those that are moved here before their grains have come: a migration takes longer than all else of a
/// move, and no picture waits for it.
/// </summary>
internal sealed partial class EarlyStarts(
    StreamRuntimeFactory runtimes,
    SlotGate slots,
    TimeProvider time,
    ILogger<EarlyStarts> logger)
{
    // A grain follows within a moment; one that does not come must not keep its stream from others.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Begun> _begun = [];

    /// <summary>Starts a stream whose grain is on its way here; true once it runs.</summary>
    public async Task<bool> BeginAsync(Guid streamId)
    {
        Task<StreamRuntime> start;

        lock (_lock)
        {
            // Its grain was faster.
            if (_begun.ContainsKey(streamId) || slots.Holds(streamId))
            {
                return false;
            }

            start = runtimes.StartAsync(streamId, CancellationToken.None);
            _begun.Add(streamId, new Begun(start, time.CreateTimer(Expire, streamId, Patience, Timeout.InfiniteTimeSpan)));
        }

        try
        {
            await start;
            Log.Started(logger, streamId);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Its grain tries again when it comes.
            Log.NotStarted(logger, streamId, exception.Message);
            _ = Remove(streamId);
            return false;
        }
    }

    /// <summary>The stream as it was started ahead; else it is started now.</summary>
    /// <exception cref="NoSlotException">No slot, no lease, or the stream is not to run.</exception>
    public Task<StreamRuntime> StartAsync(Guid streamId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Remove(streamId) is { } begun
                ? FollowAsync(begun.Start, streamId, cancellationToken)
                : runtimes.StartAsync(streamId, cancellationToken);
        }
    }

    private async Task<StreamRuntime> FollowAsync(Task<StreamRuntime> start, Guid streamId, CancellationToken cancellationToken)
    {
        try
        {
            return await start;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return await runtimes.StartAsync(streamId, cancellationToken);
        }
    }

    private void Expire(object? streamId)
    {
        if (Remove((Guid)streamId!) is { } begun)
        {
            _ = LeaveAsync((Guid)streamId, begun.Start);
        }
    }

    private async Task LeaveAsync(Guid streamId, Task<StreamRuntime> start)
    {
        try
        {
            var runtime = await start;
            Log.GrainDidNotCome(logger, streamId);
            await runtimes.HandOverAsync(runtime);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.NotLeft(logger, streamId, exception);
        }
    }

    private Begun? Remove(Guid streamId)
    {
        lock (_lock)
        {
            _begun.Remove(streamId, out var begun);
            begun?.Expiry.Dispose();
            return begun;
        }
    }

    private sealed record Begun(Task<StreamRuntime> Start, ITimer Expiry);
}
