using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>What a user asked for: one stream as posted, defaults filled in.</summary>
[GenerateSerializer, Immutable, Alias("luna.StreamSettings")]
public sealed record StreamSettings
{
    /// <summary>The owner.</summary>
    [Id(0)] public required Guid AccountId { get; init; }

    /// <summary>A word of the user's; not unique.</summary>
    [Id(1)] public string Name { get; init; } = "stream";

    /// <summary>Free text.</summary>
    [Id(2)] public string Description { get; init; } = "";

    /// <summary>The source.</summary>
    [Id(3)] public required StreamData Data { get; init; }

    /// <summary>Where the camera stands.</summary>
    [Id(4)] public Location? Location { get; init; }

    /// <summary>Stored with every event as <c>source_group</c>.</summary>
    [Id(5)] public string? EventSourceGroup { get; init; }

    /// <summary>Stored in every event.</summary>
    [Id(6)] public string? Source { get; init; }

    /// <summary>Whether it is restarted after a failure.</summary>
    [Id(7)] public AutorestartSettings Autorestart { get; init; } = AutorestartSettings.Default;

    /// <summary>At least one; the position is the <c>analytic_index</c>.</summary>
    [Id(8)] public required IReadOnlyList<AnalyticSettings> Analytics { get; init; }

    /// <summary>Who is told of status changes.</summary>
    [Id(9)] public NotificationPolicy? NotificationPolicy { get; init; }

    /// <summary>Groups it belongs to, null: none; silos that are reserved for groups run only streams of one of theirs.</summary>
    [Id(10)] public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>The <c>Luna-Request-Id</c> of the request that asked for it; callbacks pass it on. Never shown.</summary>
    [Id(11)] public string? RequestId { get; init; }
}
