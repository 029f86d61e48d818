using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Abstractions.Delivery;

/// <summary>A message on its way to a callback, as it stands.</summary>
[GenerateSerializer, Immutable, Alias("luna.DeliverySnapshot")]
public sealed record DeliverySnapshot
{
    /// <summary>Its number.</summary>
    [Id(0)] public required long DeliveryId { get; init; }

    /// <summary>The id that receivers see; the same at each attempt.</summary>
    [Id(1)] public required Guid MessageId { get; init; }

    /// <summary>The stream or task that it comes from.</summary>
    [Id(2)] public required Guid SourceId { get; init; }

    /// <summary>Whose it is; null if nobody's.</summary>
    [Id(3)] public Guid? AccountId { get; init; }

    /// <summary>Where it goes.</summary>
    [Id(4)] public required CallbackSettings Callback { get; init; }

    /// <summary>What it is about: the type of an event, <c>stream_status</c> or <c>video_task</c>.</summary>
    [Id(5)] public required string MessageType { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(6)] public required DeliveryStatus Status { get; init; }

    /// <summary>Attempts so far.</summary>
    [Id(7)] public required int Attempts { get; init; }

    /// <summary>When it was made.</summary>
    [Id(8)] public required DateTimeOffset CreateTime { get; init; }

    /// <summary>Why the latest attempt failed.</summary>
    [Id(9)] public string? LastError { get; init; }
}
