using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>
/// Empties a silo that is to stop while it is still a full member of its cluster: it takes nothing more, waits for its successor, and
/// moves what it runs. Registered last, so that it is stopped first.
/// </summary>
internal sealed partial class StreamDrain(
    SiloRetirement retirement,
    SlotGate slots,
    StreamMover mover,
    Successor successor,
    IOptions<OwnershipOptions> options,
    ILogger<StreamDrain> logger) : IHostedService
{
    // Each opens its source on another silo: not all cameras of a full silo connect at the same moment.
    private const int MaxMoves = 8;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await retirement.BeginAsync(cancellationToken);

        if (slots.Taken.Count > 0 && options.Value.DrainDelay > TimeSpan.Zero)
        {
            Log.Waiting(logger, slots.Taken.Count, options.Value.DrainDelay);
            await successor.WaitAsync(cancellationToken);
        }

        var streams = slots.Taken;
        var bound = new ParallelOptions { MaxDegreeOfParallelism = MaxMoves, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(streams, bound, async (streamId, token) => await mover.MoveAsync(streamId, token));
        Log.Drained(logger, streams.Count);
    }
}
