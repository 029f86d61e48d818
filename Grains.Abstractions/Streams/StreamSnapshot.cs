namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>A stream as stored: its settings and where it stands.</summary>
[GenerateSerializer, Immutable, Alias("luna.StreamSnapshot")]
public sealed record StreamSnapshot
{
    /// <summary>Its id.</summary>
    [Id(0)] public required Guid StreamId { get; init; }

    /// <summary>What was asked for.</summary>
    [Id(1)] public required StreamSettings Settings { get; init; }

    /// <summary>1 at creation, one more at each re-creation.</summary>
    [Id(2)] public required int Version { get; init; }

    /// <summary>When it was first created.</summary>
    [Id(3)] public required DateTimeOffset CreateTime { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(4)] public required StreamStatus Status { get; init; }

    /// <summary>The latest error; null after creation and after a successful restart.</summary>
    [Id(5)] public string? LastError { get; init; }

    /// <summary>Where its automatic restart stands.</summary>
    [Id(6)] public required AutorestartState Autorestart { get; init; }

    /// <summary>Analytics, by their index, that rest outside of their schedules while others of the stream work. Not stored.</summary>
    [Id(7)] public IReadOnlyList<int> Resting { get; init; } = [];
}
