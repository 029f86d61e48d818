using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>One move of a task, written with its result in one transaction.</summary>
public sealed record VideoTaskMove
{
    /// <summary>The task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>It must be in one of these.</summary>
    public required IReadOnlyList<VideoTaskStatus> From { get; init; }

    /// <summary>Where it goes.</summary>
    public required VideoTaskStatus To { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The mover's lease, if it moves as the owner.</summary>
    public Lease? Lease { get; init; }

    /// <summary>Why it failed or was cancelled.</summary>
    public AgentError? Error { get; init; }

    /// <summary>What it found; only with <see cref="VideoTaskStatus.Done"/>.</summary>
    public VideoResult? Result { get; init; }

    /// <summary>When it is removed; only at its end.</summary>
    public DateTimeOffset? ExpireTime { get; init; }

    /// <summary>Whether it stays there for good; its checkpoints go.</summary>
    public bool IsEnd => VideoTaskLifecycle.IsEnd(To);
}
