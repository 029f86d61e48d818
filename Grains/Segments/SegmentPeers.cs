using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media.Segments;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>Asks other silos by grains that are placed there.</summary>
internal sealed partial class SegmentPeers(
    IGrainFactory grains,
    ClusterView cluster,
    ILocalSiloDetails local,
    SegmentSetup setup,
    ILogger<SegmentPeers> logger) : ISegmentPeers
{
    /// <inheritdoc/>
    public IReadOnlyList<SiloAddress> Silos => cluster.Others;

    /// <inheritdoc/>
    public async Task<int> CountFreeAsync(SiloAddress silo, VideoWork work, CancellationToken cancellationToken)
    {
        try
        {
            var words = setup.WordsFor(work.Analytics);
            return await AskAsync(silo, grain => grain.CountFreeAsync(words)).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            Log.NotAnswered(logger, silo, exception.Message);
            return 0;
        }
    }

    /// <inheritdoc/>
    public async Task<SegmentAnswer> DetectAsync(
        SiloAddress silo, VideoWork work, SegmentBounds bounds, CancellationToken cancellationToken)
    {
        try
        {
            var order = SegmentOrder.Of(work, bounds, local.SiloAddress, setup.WordsFor(work.Analytics));
            return await AskAsync(silo, grain => grain.DetectAsync(order, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            Log.Lost(logger, silo, bounds.Index, exception.Message);
            return SegmentAnswer.Failed;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Lost(logger, silo, bounds.Index, "the silo stops");
            return SegmentAnswer.Failed;
        }
    }

    private Task<T> AskAsync<T>(SiloAddress silo, Func<ISegmentGrain, Task<T>> ask) =>
        PlacementHint.At(silo, () => ask(grains.GetGrain<ISegmentGrain>(Guid.CreateVersion7())));
}
