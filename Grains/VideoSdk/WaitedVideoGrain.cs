using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using Orleans.Placement;

namespace LunaVideoAgent.Grains.VideoSdk;

[RandomPlacement]
internal sealed class WaitedVideoGrain(WaitedVideos here) : Grain, IWaitedVideoGrain
{
    public async Task<VideoResult?> TryAnalyseAsync(
        VideoSettings video, IReadOnlyList<AnalyticSettings> analytics, CancellationToken cancellationToken)
    {
        try
        {
            return await here.TryAnalyseAsync(video, analytics, cancellationToken);
        }
        finally
        {
            DeactivateOnIdle();
        }
    }
}
