using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Streams as work: pending ones, those whose owner is gone, and failed ones whose automatic restart is due.</summary>
internal sealed class StreamWorkSource(IStreamStore streams, IGrainFactory grains, TimeProvider time) : IWorkSource
{
    private const int RestartsAtOnce = 64;

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        foreach (var stream in await streams.ListRestartableAsync(now, RestartsAtOnce, cancellationToken))
        {
            await streams.MoveAsync(StreamLifecycle.Autorestart(stream, now), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Guid>> ListStartableAsync(LeaseOwner asker, int limit, CancellationToken cancellationToken) =>
        streams.ListStartableAsync(asker, time.GetUtcNow(), limit, cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(Guid workId) => grains.Stream(workId).EnsureRunningAsync().AsTask();
}
