namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>One record of a stream's log: a status reached or an error met.</summary>
[GenerateSerializer, Immutable, Alias("luna.StreamLog")]
public sealed record StreamLog
{
    /// <summary>The stream.</summary>
    [Id(0)] public required Guid StreamId { get; init; }

    /// <summary>Its status at that moment.</summary>
    [Id(1)] public required StreamStatus Status { get; init; }

    /// <summary>What went wrong; null if nothing did.</summary>
    [Id(2)] public string? Error { get; init; }

    /// <summary>That moment.</summary>
    [Id(3)] public required DateTimeOffset LogTime { get; init; }

    /// <summary>When the last frame before it was captured.</summary>
    [Id(4)] public DateTimeOffset? LastProcessedFrameTime { get; init; }

    /// <summary>The analytic it concerns; null concerns the stream.</summary>
    [Id(5)] public int? AnalyticIndex { get; init; }
}
