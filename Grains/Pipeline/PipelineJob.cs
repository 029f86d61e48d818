using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>One source to read and what to look for in it.</summary>
internal sealed record PipelineJob
{
    /// <summary>The source.</summary>
    public required StreamData Data { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<AnalyticSettings> Analytics { get; init; }

    /// <summary>Keeps pictures and says how an event refers to them.</summary>
    public required IImageKeeper Images { get; init; }

    /// <summary>Decoding errors tolerated before it fails; null is any number.</summary>
    public int? MaxErrorCount { get; init; }

    /// <summary>Frames that one event holds at most.</summary>
    public int EventFrameLimit { get; init; } = AnalyticRuleFactory.StreamFrameLimit;

    /// <summary>The part of the video that is read; null reads all of it.</summary>
    public SegmentBounds? Segment { get; init; }

    /// <summary>Nobody waits for it: live streams go first.</summary>
    public bool IsBackground { get; init; }

    /// <summary>Whether it may go on; asked before each frame.</summary>
    public Func<bool> MayContinue { get; init; } = () => true;

    /// <summary>Waits until it may tell what it found; it is cancelled where it may not.</summary>
    public Func<CancellationToken, ValueTask> MayTellAsync { get; init; } = static _ => ValueTask.CompletedTask;

    /// <summary>What another pipeline on this source knew; null begins anew.</summary>
    public PipelineMemory? Memory { get; init; }

    /// <summary>
    /// The last frame of a file that was analysed before: those up to it are passed over, trackers and rules begin anew. Null begins at the
    /// file's start.
    /// </summary>
    public long? LastIndex { get; init; }

    /// <summary>Its source, opened ahead; null opens it. The pipeline disposes it.</summary>
    public SourceStandby? Standby { get; init; }

    /// <summary>Whether the source is live.</summary>
    public bool IsLive => Data.Type is StreamSourceType.Stream;
}
