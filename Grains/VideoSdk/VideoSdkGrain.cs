using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.VideoSdk;

internal sealed class VideoSdkGrain(VideoAnalyser analyser, AnalyticRuleFactory rules, VideoGate gate) : Grain, IVideoSdkGrain
{
    public async Task<VideoResult> AnalyseAsync(
        VideoSettings video,
        IReadOnlyList<AnalyticSettings> analytics,
        CancellationToken cancellationToken)
    {
        rules.RequireAll(analytics);

        if (!gate.TryEnter())
        {
            throw AgentErrors.Busy();
        }

        try
        {
            return await analyser.AnalyseAsync(new VideoWork(video, analytics), cancellationToken);
        }
        finally
        {
            gate.Leave();
        }
    }
}
