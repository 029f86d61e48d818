using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.VideoSdk;

/// <summary>Collects the events of one video until it is over.</summary>
internal sealed class VideoResultSink(IReadOnlyList<AnalyticSettings> analytics, VideoProgress progress) : IPipelineSink
{
    private readonly List<AnalyticEvent>[] _events = [.. analytics.Select(_ => new List<AnalyticEvent>())];
    private VideoInfo? _info;
    private PipelineCounters? _counters;

    /// <summary>Where the frames are counted.</summary>
    public void Watch(PipelineCounters counters) => _counters = counters;

    public void Opened(VideoInfo info)
    {
        _info = info;
        progress.Expect(info.FrameCount ?? 0);
    }

    public void Analysed(AnalysedFrame frame)
    {
        _events[frame.AnalyticIndex].AddRange(frame.Events);
        progress.Reach(_counters?.Source.Frames ?? 0);
    }

    public void Reconnecting(ReconnectAttempt attempt)
    {
        // A file is read once.
    }

    /// <summary>What the caller is answered: events, or why there are none.</summary>
    public VideoResult ToResult(FrameSourceStatistics statistics, AgentError? error = null)
    {
        var rate = _info?.FrameRate ?? 0;
        var duration = _info?.Duration?.TotalSeconds ?? (rate > 0 ? statistics.Frames / rate : 0);
        var video = new VideoData
        {
            FrameCount = statistics.Frames,
            FrameRate = rate,
            Duration = duration,
            ErrorCount = (int)Math.Min(int.MaxValue, statistics.Errors + statistics.Corrupt),
            ProcessedParts = [new VideoSegment(0, duration)],
        };

        return new VideoResult(video, [.. analytics.Select((one, index) => ToResult(one.Name, index, error))]);
    }

    private VideoAnalyticResult ToResult(string name, int index, AgentError? error) =>
        new(name, error is null ? _events[index] : null, error);
}
