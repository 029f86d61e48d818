namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>One page of log records, newest first; an empty list or null does not filter.</summary>
[GenerateSerializer, Immutable, Alias("luna.StreamLogQuery")]
public sealed record StreamLogQuery
{
    /// <summary>The owner.</summary>
    [Id(0)] public Guid? AccountId { get; init; }

    /// <summary>One of these streams.</summary>
    [Id(1)] public IReadOnlyList<Guid> StreamIds { get; init; } = [];

    /// <summary>One of these statuses.</summary>
    [Id(2)] public IReadOnlyList<StreamStatus> Statuses { get; init; } = [];

    /// <summary>Included.</summary>
    [Id(3)] public DateTimeOffset? From { get; init; }

    /// <summary>Excluded.</summary>
    [Id(4)] public DateTimeOffset? Before { get; init; }

    /// <summary>One of these analytics.</summary>
    [Id(5)] public IReadOnlyList<int> AnalyticIndexes { get; init; } = [];

    /// <summary>From 1.</summary>
    [Id(6)] public int Page { get; init; } = 1;

    /// <summary>1 to 1,000.</summary>
    [Id(7)] public int PageSize { get; init; } = 10;
}
