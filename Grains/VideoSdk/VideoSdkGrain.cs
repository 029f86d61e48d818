using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.VideoSdk;

internal sealed class VideoSdkGrain(
    WaitedVideos here, WaitedVideoPeers peers, AnalyticRuleFactory rules, ISlotMap map, ClusterView cluster)
    : Grain, IVideoSdkGrain
{
    public async Task<VideoResult> AnalyseAsync(
        VideoSettings video,
        IReadOnlyList<AnalyticSettings> analytics,
        CancellationToken cancellationToken)
    {
        if (await here.TryAnalyseAsync(video, analytics, cancellationToken) is { } found)
        {
            return found;
        }

        var others = await map.ListAbleAsync(AnalyticDemand.Of(analytics), cluster.Others, cancellationToken);

        if (others.Count == 0)
        {
            rules.RequireVideo(analytics);
        }

        return await peers.TryAnalyseAsync(others, video, analytics, cancellationToken) ?? throw AgentErrors.Busy();
    }
}
