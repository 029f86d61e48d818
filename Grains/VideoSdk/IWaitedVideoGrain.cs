using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;

namespace LunaVideoAgent.Grains.VideoSdk;

/// <summary>Analyses a video for a silo that cannot. One grain a call, placed where the caller wants it.</summary>
[Alias("luna.IWaitedVideoGrain")]
internal interface IWaitedVideoGrain : IGrainWithGuidKey
{
    /// <summary>The result; null: its silo cannot either. Cancelling stops the work.</summary>
    /// <exception cref="AgentException">12022, 43001 to 43005, 43010.</exception>
    [Alias("TryAnalyse"), ResponseTimeout("01:00:00")]
    Task<VideoResult?> TryAnalyseAsync(
        VideoSettings video, IReadOnlyList<AnalyticSettings> analytics, CancellationToken cancellationToken);
}
