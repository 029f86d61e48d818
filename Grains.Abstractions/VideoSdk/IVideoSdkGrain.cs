using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Abstractions.VideoSdk;

/// <summary>Analyses one video file while the caller waits. One grain a request, so that a cancellation finds it.</summary>
[Alias("luna.IVideoSdkGrain")]
public interface IVideoSdkGrain : IGrainWithGuidKey
{
    /// <summary>Reads the whole video and answers with all events; cancelling stops the work.</summary>
    /// <exception cref="Errors.AgentException">43001 to 43005, 43010, 44014.</exception>
    [Alias("Analyse"), ResponseTimeout("01:00:00")]
    Task<VideoResult> AnalyseAsync(VideoSettings video, IReadOnlyList<AnalyticSettings> analytics, CancellationToken cancellationToken);
}
