using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>One item of a feed, and the epoch it came from.</summary>
internal sealed record SeenItem(long Epoch, FeedItem Item)
{
    public long Sequence => Item.Sequence;

    /// <summary>By the clock of its producer.</summary>
    public DateTimeOffset Time => Item.Time;

    public StreamStatus Status => Item.Status;

    public FrameEstimation? Frame => Item.Frame;

    public IReadOnlyList<AnalyticEvent> Events => Item.Events;

    public bool IsFrame => Item.Frame is not null;
}
