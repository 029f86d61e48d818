using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Segments;

namespace LunaVideoAgent.Grains.VideoSdk;

/// <summary>One video to be analysed.</summary>
/// <param name="Video">The video.</param>
/// <param name="Analytics">At least one.</param>
internal sealed record VideoWork(VideoSettings Video, IReadOnlyList<AnalyticSettings> Analytics)
{
    // An hour of 25 frames a second: an answer is a whole document in memory.
    private const int FramesOfAnEvent = 90_000;

    /// <summary>Told how far it is.</summary>
    public VideoProgress Progress { get; init; } = new();

    /// <summary>Keeps what was found in segments.</summary>
    public ISegmentKeeper Checkpoints { get; init; } = NoSegmentKeeper.Instance;

    /// <summary>Nobody waits for it: live streams go first.</summary>
    public bool IsBackground { get; init; }

    /// <summary>Whether other silos may work on its segments.</summary>
    public bool MaySpread { get; init; }

    /// <summary>Whether it may go on; asked before each frame.</summary>
    public Func<bool> MayContinue { get; init; } = () => true;

    /// <summary>The job of a pipeline over the whole video.</summary>
    public PipelineJob ToJob() => new()
    {
        Data = Video.Data,
        Analytics = Analytics,
        Images = new InlineImages(),
        MaxErrorCount = Video.MaxErrorCount,
        EventFrameLimit = FramesOfAnEvent,
        IsBackground = IsBackground,
        MayContinue = MayContinue,
    };
}
