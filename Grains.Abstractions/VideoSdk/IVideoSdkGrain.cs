using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Abstractions.VideoSdk;

/// <summary>Analyses video files while the caller waits. Any number of copies. The key is 0.</summary>
[Alias("luna.IVideoSdkGrain")]
public interface IVideoSdkGrain : IGrainWithIntegerKey
{
    /// <summary>Reads the whole video and answers with all events; cancelling stops the work.</summary>
    /// <exception cref="Errors.AgentException">43001 to 43005, 43010, 44014.</exception>
    [Alias("Analyse"), ResponseTimeout("01:00:00")]
    Task<VideoResult> AnalyseAsync(VideoSettings video, IReadOnlyList<AnalyticSettings> analytics, CancellationToken cancellationToken);
}
