namespace LunaVideoAgent.Grains.Abstractions.Delivery;

/// <summary>A page of stored events, newest first; what is null or empty does not filter.</summary>
[GenerateSerializer, Immutable, Alias("luna.EventQuery")]
public sealed record EventQuery
{
    /// <summary>Of one account.</summary>
    [Id(0)] public Guid? AccountId { get; init; }

    /// <summary>Of these streams.</summary>
    [Id(1)] public IReadOnlyList<Guid> StreamIds { get; init; } = [];

    /// <summary>These events.</summary>
    [Id(2)] public IReadOnlyList<Guid> EventIds { get; init; } = [];

    /// <summary>Of these types.</summary>
    [Id(3)] public IReadOnlyList<string> EventTypes { get; init; } = [];

    /// <summary>Of these sources.</summary>
    [Id(4)] public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Of these groups of sources.</summary>
    [Id(5)] public IReadOnlyList<string> SourceGroups { get; init; } = [];

    /// <summary>Began then or later.</summary>
    [Id(6)] public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Began before.</summary>
    [Id(7)] public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Oldest first instead.</summary>
    [Id(8)] public bool Ascending { get; init; }

    /// <summary>From 1.</summary>
    [Id(9)] public int Page { get; init; } = 1;

    /// <summary>Events of a page.</summary>
    [Id(10)] public int PageSize { get; init; } = 10;
}
