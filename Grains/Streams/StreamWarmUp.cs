using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Pipeline;
using Microsoft.Extensions.Hosting;
using Orleans.Serialization;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>
/// Takes a stream that does not exist before a silo offers its slots: the statements of taking one over are compiled and their
/// connections open, so that the first stream that is moved here does not wait for it.
/// </summary>
internal sealed class StreamWarmUp(
    StreamRuntimeFactory runtimes,
    StreamStores stores,
    Serializer serializer,
    LeaseOwner owner,
    TimeProvider time) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var nobody = Guid.CreateVersion7();
        var lease = new Lease(nobody, Epoch: 0, owner, WasLost: false);

        try
        {
            await runtimes.StartAsync(nobody, cancellationToken);
        }
        catch (NoSlotException)
        {
            // As it must be: there is no such stream, hence no lease.
        }

        await stores.Streams.FindAsync(nobody, accountId: null, cancellationToken);
        await stores.Streams.MoveAsync(MoveOf(lease), cancellationToken);
        await stores.Handovers.SaveAsync(lease, Empty());
        await stores.Handovers.TakeAsync(lease, cancellationToken);
        serializer.Deserialize<StreamHandover>(serializer.SerializeToArray(Empty()));
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private StreamMove MoveOf(Lease lease) => new()
    {
        StreamId = lease.StreamId,
        From = [StreamStatus.Pending],
        Path = [StreamStatus.InProgress],
        Time = time.GetUtcNow(),
        Lease = lease,
    };

    private StreamHandover Empty() => new()
    {
        SettingsVersion = 0,
        Pipeline = new PipelineMemory { LastIndex = 0, LastOffset = 0, LastTime = time.GetUtcNow(), Trackers = [], Rules = [] },
    };
}
