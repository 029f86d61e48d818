using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Streams as work: pending ones, those whose owner is gone, failed ones whose
/// automatic restart is due, and resting ones whose schedule has begun.</summary>
internal sealed class StreamWorkSource(IStreamStore streams, IGrainFactory grains, TimeProvider time) : IWorkSource
{
    private const int RestartsAtOnce = 64;
    private const int ResumesAtOnce = 256;

    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.Stream;

    /// <inheritdoc/>
    public bool IsQueue => false;

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        foreach (var stream in await streams.ListRestartableAsync(now, RestartsAtOnce, cancellationToken))
        {
            await streams.MoveAsync(StreamLifecycle.Autorestart(stream, now), cancellationToken);
        }

        foreach (var streamId in await streams.ListResumableAsync(now, ResumesAtOnce, cancellationToken))
        {
            await streams.MoveAsync(StreamLifecycle.Reopen(streamId, now), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Guid>> ListStartableAsync(LeaseOwner asker, int limit, CancellationToken cancellationToken) =>
        streams.ListStartableAsync(asker, time.GetUtcNow(), limit, cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(Guid workId) => grains.Stream(workId).EnsureRunningAsync().AsTask();
}
