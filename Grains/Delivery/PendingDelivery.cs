using LunaVideoAgent.Grains.Abstractions.Delivery;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>A stored message whose turn it is.</summary>
public sealed record PendingDelivery
{
    /// <summary>Its number; messages of a target are sent in this order.</summary>
    public required long DeliveryId { get; init; }

    /// <summary>What receivers know it by.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>What it is about.</summary>
    public required string MessageType { get; init; }

    /// <summary>Pending or aside.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>Attempts so far.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>JSON.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The request that all this goes back to.</summary>
    public string? RequestId { get; init; }

    /// <summary>The W3C <c>traceparent</c> of what it tells; null unless that is traced.</summary>
    public string? TraceParent { get; init; }
}
