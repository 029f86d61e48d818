using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>One move of a stream's lifecycle, written with its log records in one transaction.</summary>
public sealed record StreamMove
{
    /// <summary>The stream.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>It must be in one of these.</summary>
    public required IReadOnlyList<StreamStatus> From { get; init; }

    /// <summary>Statuses on the way, each a log record; the last is where it stays.</summary>
    public required IReadOnlyList<StreamStatus> Path { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What went wrong; written to the stream and to the first record of the path.</summary>
    public string? Error { get; init; }

    /// <summary>Forget the stream's last error.</summary>
    public bool ClearsError { get; init; }

    /// <summary>The mover's lease, if it moves as the owner.</summary>
    public Lease? Lease { get; init; }

    /// <summary>Where the automatic restart stands afterwards; null leaves it.</summary>
    public AutorestartState? Autorestart { get; init; }

    /// <summary>When a stream that rests begins to work again; null is never. For moves to <see cref="StreamStatus.Paused"/>.</summary>
    public DateTimeOffset? ResumeTime { get; init; }

    /// <summary>When the last frame before it was captured.</summary>
    public DateTimeOffset? LastProcessedFrameTime { get; init; }
}
