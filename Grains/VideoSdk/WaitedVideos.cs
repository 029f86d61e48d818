using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Uploads;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.VideoSdk;

/// <summary>Videos that this silo analyses while their callers wait, as many at once as there are places.</summary>
internal sealed class WaitedVideos(
    VideoAnalyser analyser,
    VideoGate gate,
    AnalyticRuleFactory rules,
    AnalyticOffer offer,
    IUploadStore uploads,
    ILogger<WaitedVideos> logger)
{
    /// <summary>The result; null: this silo lacks an analytic, a model or a free place.</summary>
    /// <exception cref="AgentException">12022, 43001 to 43005, 43010.</exception>
    public async Task<VideoResult?> TryAnalyseAsync(
        VideoSettings video, IReadOnlyList<AnalyticSettings> analytics, CancellationToken cancellationToken)
    {
        if (!offer.Covers(AnalyticDemand.Of(analytics)))
        {
            return null;
        }

        rules.RequireVideo(analytics);

        if (!gate.TryEnter())
        {
            return null;
        }

        try
        {
            await using var hold = UploadHold.Take(uploads, video.Data.Reference, analyser.Time, logger);
            return await analyser.AnalyseAsync(new VideoWork(video, analytics), cancellationToken);
        }
        finally
        {
            gate.Leave();
        }
    }
}
