using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>
/// Empties a silo that is to stop while it is still a full member of its cluster: it takes nothing more and moves what it runs.
/// Registered last, so that it is stopped first.
/// </summary>
internal sealed partial class StreamDrain(
    SlotGate slots,
    TaskContext tasks,
    ISlotMap map,
    LeaseOwner owner,
    StreamMover mover,
    ILogger<StreamDrain> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        slots.Close();
        tasks.Gate.Close();

        try
        {
            await map.RetireAsync(owner, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The closed gate refuses what placement still sends here.
            Log.NotRetired(logger, exception);
        }

        var streams = slots.Taken;
        await Task.WhenAll(streams.Select(streamId => mover.MoveAsync(streamId, cancellationToken)));
        Log.Drained(logger, streams.Count);
    }
}
