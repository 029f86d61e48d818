using System.Net.WebSockets;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>One message for a client.</summary>
/// <param name="Content">What is sent; others may send the same bytes.</param>
/// <param name="Type">Text or binary.</param>
/// <param name="Dropped">Messages before this one that the client does not get.</param>
internal readonly record struct OutgoingMessage(ReadOnlyMemory<byte> Content, WebSocketMessageType Type, long Dropped)
{
    /// <summary>The traces that it is part of, as W3C <c>traceparent</c>; null if none.</summary>
    public IReadOnlyList<string>? TraceParents { get; init; }
}
