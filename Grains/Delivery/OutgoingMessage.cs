namespace LunaVideoAgent.Grains.Delivery;

/// <summary>A message to one target, before it is stored.</summary>
public sealed record OutgoingMessage
{
    /// <summary>What receivers know it by; storing it twice stores it once.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Where it goes.</summary>
    public required DeliveryTarget Target { get; init; }

    /// <summary>What it is about: the type of an event, <c>stream_status</c> or <c>video_task</c>.</summary>
    public required string MessageType { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>JSON.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The request that all this goes back to.</summary>
    public string? RequestId { get; init; }

    /// <summary>The W3C <c>traceparent</c> of what it tells; null unless that is traced.</summary>
    public string? TraceParent { get; init; }

    /// <summary>How long it waits before it is sent.</summary>
    public TimeSpan Delay { get; init; }
}
