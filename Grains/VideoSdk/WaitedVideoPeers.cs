using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.VideoSdk;

/// <summary>Has other silos analyse videos whose callers wait, by grains that are placed there.</summary>
internal sealed partial class WaitedVideoPeers(IGrainFactory grains, ILogger<WaitedVideoPeers> logger)
{
    // A video may be what a silo died of: it is not to go through the whole cluster.
    private const int MostLost = 2;

    /// <summary>The result of the first silo that has room; null: none has, or two were lost on the way.</summary>
    /// <exception cref="AgentException">12022, 43001 to 43005, 43010.</exception>
    public Task<VideoResult?> TryAnalyseAsync(
        IReadOnlyList<SiloAddress> silos,
        VideoSettings video,
        IReadOnlyList<AnalyticSettings> analytics,
        CancellationToken cancellationToken) =>
        AskAsync(
            silos,
            () => grains.GetGrain<IWaitedVideoGrain>(Guid.CreateVersion7()).TryAnalyseAsync(video, analytics, cancellationToken),
            cancellationToken);

    /// <summary>Asks one silo after the other, until one has an answer.</summary>
    internal async Task<VideoResult?> AskAsync(
        IReadOnlyList<SiloAddress> silos, Func<Task<VideoResult?>> ask, CancellationToken cancellationToken)
    {
        var lost = 0;

        foreach (var silo in silos)
        {
            try
            {
                if (await PlacementHint.At(silo, ask) is { } found)
                {
                    return found;
                }
            }
            catch (Exception exception) when (IsLost(exception, cancellationToken))
            {
                Log.Lost(logger, silo, exception.Message);

                if (++lost == MostLost)
                {
                    break;
                }
            }
        }

        return null;
    }

    private static bool IsLost(Exception exception, CancellationToken cancellationToken) =>
        exception is OrleansException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
