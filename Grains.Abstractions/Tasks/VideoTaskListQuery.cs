namespace LunaVideoAgent.Grains.Abstractions.Tasks;

/// <summary>One page of a filtered list of tasks in the order of their creation; an empty list or null does not filter.</summary>
[GenerateSerializer, Immutable, Alias("luna.VideoTaskListQuery")]
public sealed record VideoTaskListQuery
{
    /// <summary>The owner.</summary>
    [Id(0)] public Guid? AccountId { get; init; }

    /// <summary>One of these.</summary>
    [Id(1)] public IReadOnlyList<Guid> TaskIds { get; init; } = [];

    /// <summary>One of these statuses.</summary>
    [Id(2)] public IReadOnlyList<VideoTaskStatus> Statuses { get; init; } = [];

    /// <summary>Included.</summary>
    [Id(3)] public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Excluded.</summary>
    [Id(4)] public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Newest first.</summary>
    [Id(5)] public bool Descending { get; init; } = true;

    /// <summary>From 1.</summary>
    [Id(6)] public int Page { get; init; } = 1;

    /// <summary>1 to 1,000.</summary>
    [Id(7)] public int PageSize { get; init; } = 10;
}
