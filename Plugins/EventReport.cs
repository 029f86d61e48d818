namespace LunaVideoAgent.Plugins;

/// <summary>One event of an analytic.</summary>
public sealed record EventReport
{
    /// <summary>The stream.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>Who owns the stream.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Which of its analytics: <c>people_count</c>.</summary>
    public required string AnalyticName { get; init; }

    /// <summary>The same for every report of one event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>As callbacks name it: <c>crowd</c>.</summary>
    public required string EventType { get; init; }

    /// <summary><c>started</c>, <c>in_progress</c> or <c>ended</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Seconds of the stream's own time at which it began.</summary>
    public required double StartSeconds { get; init; }

    /// <summary>Seconds of the stream's own time at which it ended, or up to which it lasts.</summary>
    public required double EndSeconds { get; init; }

    /// <summary>Most people seen at once, if they are counted.</summary>
    public int? PeopleCount { get; init; }
}
