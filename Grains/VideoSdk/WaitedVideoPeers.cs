using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.VideoSdk;

/// <summary>Has other silos analyse videos whose callers wait, by grains that are placed there.</summary>
internal sealed partial class WaitedVideoPeers(IGrainFactory grains, ILogger<WaitedVideoPeers> logger)
{
    /// <summary>The result; null: that silo cannot, cannot be reached, or was lost on the way. Another one may be asked.</summary>
    /// <exception cref="AgentException">12022, 43001 to 43005, 43010.</exception>
    public Task<VideoResult?> TryAnalyseAsync(
        SiloAddress silo, VideoSettings video, IReadOnlyList<AnalyticSettings> analytics, CancellationToken cancellationToken) =>
        AskAsync(
            silo,
            () => grains.GetGrain<IWaitedVideoGrain>(Guid.CreateVersion7()).TryAnalyseAsync(video, analytics, cancellationToken),
            cancellationToken);

    /// <summary>What a silo answers; null if it is lost.</summary>
    internal async Task<VideoResult?> AskAsync(SiloAddress silo, Func<Task<VideoResult?>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await PlacementHint.At(silo, ask);
        }
        catch (OrleansException exception)
        {
            Log.Lost(logger, silo, exception.Message);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Lost(logger, silo, "the silo stops");
            return null;
        }
    }
}
