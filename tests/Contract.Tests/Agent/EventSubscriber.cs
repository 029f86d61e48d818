using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Agent;

/// <summary>One client of <c>/2/ws</c>.</summary>
internal sealed class EventSubscriber : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonObject> _messages = [];

    /// <summary>Everything received, oldest first.</summary>
    public IReadOnlyList<JsonObject> Messages => _messages;

    /// <summary>Why the agent ended the connection; null while it has not.</summary>
    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>Subscribes to the first analytic of a stream.</summary>
    public static async Task<EventSubscriber> ConnectAsync(Uri agent, string query, CancellationToken cancellationToken)
    {
        var subscriber = new EventSubscriber();
        var address = new UriBuilder(new Uri(agent, "/2/ws")) { Scheme = "ws", Query = query };
        await subscriber._socket.ConnectAsync(address.Uri, cancellationToken);
        return subscriber;
    }

    /// <summary>Receives until a message is what the caller waits for, and returns it; null if the agent closes before.</summary>
    public async Task<JsonObject?> ReceiveUntilAsync(Func<JsonObject, bool> isAwaited, CancellationToken cancellationToken)
    {
        while (await ReceiveAsync(cancellationToken) is { } message)
        {
            _messages.Add(message);

            if (isAwaited(message))
            {
                return message;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async Task<JsonObject?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var text = new MemoryStream();
        WebSocketReceiveResult received;

        do
        {
            received = await _socket.ReceiveAsync(buffer, cancellationToken);
            await text.WriteAsync(buffer.AsMemory(0, received.Count), cancellationToken);
        }
        while (!received.EndOfMessage);

        if (received.MessageType is not WebSocketMessageType.Close)
        {
            return (JsonObject)JsonNode.Parse(Encoding.UTF8.GetString(text.ToArray()))!;
        }

        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        return null;
    }
}
