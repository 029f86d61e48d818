namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>Which streams; an empty list or null does not filter.</summary>
[GenerateSerializer, Immutable, Alias("luna.StreamFilter")]
public sealed record StreamFilter
{
    /// <summary>The owner.</summary>
    [Id(0)] public Guid? AccountId { get; init; }

    /// <summary>One of these.</summary>
    [Id(1)] public IReadOnlyList<Guid> StreamIds { get; init; } = [];

    /// <summary>Included.</summary>
    [Id(2)] public Guid? StreamIdFrom { get; init; }

    /// <summary>Excluded.</summary>
    [Id(3)] public Guid? StreamIdBefore { get; init; }

    /// <summary>One of these names.</summary>
    [Id(4)] public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The very reference.</summary>
    [Id(5)] public string? Reference { get; init; }

    /// <summary>One of these statuses.</summary>
    [Id(6)] public IReadOnlyList<StreamStatus> Statuses { get; init; } = [];

    /// <summary>Included.</summary>
    [Id(7)] public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Excluded.</summary>
    [Id(8)] public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>One of these sources.</summary>
    [Id(9)] public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>One of these groups.</summary>
    [Id(10)] public IReadOnlyList<string> EventSourceGroups { get; init; } = [];
}
