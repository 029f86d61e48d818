using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Grains.Abstractions.Tasks;

/// <summary>A deferred task as it stands.</summary>
[GenerateSerializer, Immutable, Alias("luna.VideoTaskSnapshot")]
public sealed record VideoTaskSnapshot
{
    /// <summary>Its id.</summary>
    [Id(0)] public required Guid TaskId { get; init; }

    /// <summary>The owner; null if the request named none.</summary>
    [Id(1)] public Guid? AccountId { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(2)] public required VideoTaskStatus Status { get; init; }

    /// <summary>Frames done over frames expected, 0 to 1; 1 only when it is done.</summary>
    [Id(3)] public double Progress { get; init; }

    /// <summary>Why it failed or was cancelled.</summary>
    [Id(4)] public AgentError? Error { get; init; }

    /// <summary>When it was asked for.</summary>
    [Id(5)] public required DateTimeOffset CreateTime { get; init; }

    /// <summary>When somebody took it first.</summary>
    [Id(6)] public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it was done, failed or cancelled.</summary>
    [Id(7)] public DateTimeOffset? EndTime { get; init; }

    /// <summary>When it is removed with its result; null before it ended.</summary>
    [Id(8)] public DateTimeOffset? ExpireTime { get; init; }
}
