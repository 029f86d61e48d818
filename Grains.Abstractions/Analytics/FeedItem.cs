using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>One item of a stream's live feed: a status, an error, a frame's estimation or events.</summary>
[GenerateSerializer, Immutable, Alias("luna.FeedItem")]
public sealed record FeedItem
{
    /// <summary>1 for the first item of an epoch, then one more for each.</summary>
    [Id(0)] public required long Sequence { get; init; }

    /// <summary>Wall clock of its making.</summary>
    [Id(1)] public required DateTimeOffset Time { get; init; }

    /// <summary>The status of the stream at that moment.</summary>
    [Id(2)] public required StreamStatus Status { get; init; }

    /// <summary>What went wrong; of the stream, or of one analytic if it has an index.</summary>
    [Id(3)] public string? Error { get; init; }

    /// <summary>The analytic it comes from; null concerns the stream.</summary>
    [Id(4)] public int? AnalyticIndex { get; init; }

    /// <summary>What the analytic saw in its newest frame.</summary>
    [Id(5)] public FrameEstimation? Frame { get; init; }

    /// <summary>Events that are sent now.</summary>
    [Id(6)] public IReadOnlyList<AnalyticEvent> Events { get; init; } = [];

    /// <summary>When the frame left the decoder; for measuring.</summary>
    [Id(7)] public DateTimeOffset? DecodeTime { get; init; }

    /// <summary>How long the network took of it; for measuring.</summary>
    [Id(8)] public TimeSpan? InferenceTime { get; init; }
}
