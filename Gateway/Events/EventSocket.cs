using System.Net.WebSockets;
using LunaVideoAgent.Gateway.Telemetry;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>Serves one WebSocket: sends what there is for it, ignores what the client says, and closes with a reason.</summary>
internal sealed partial class EventSocket(
    IHostApplicationLifetime lifetime, GatewayMeter meter, TimeProvider time, ILogger<EventSocket> logger)
{
    private const int ReceiveBufferBytes = 1024;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Returns when the connection is over.</summary>
    /// <param name="socket">The client's.</param>
    /// <param name="streamId">The stream it is about.</param>
    /// <param name="messages">What is sent, until there is no more or it is cancelled.</param>
    /// <param name="aborted">The client is gone.</param>
    public async Task ServeAsync(
        WebSocket socket, Guid streamId, Func<CancellationToken, IAsyncEnumerable<OutgoingMessage>> messages, CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        meter.Opened();
        var receiving = ReceiveAsync(socket, ending, waiting.Token);

        var reason = await SendAsync(socket, streamId, messages(ending.Token));
        meter.Closed(reason);
        Log.Closing(logger, streamId, reason);
        await CloseAsync(socket, reason);

        // The client has a while to close its side; cancelling a receive tears the connection down.
        using var timeout = new CancellationTokenSource(CloseTimeout, time);
        await using var registration = timeout.Token.Register(waiting.Cancel);
        await receiving;
    }

    private async Task<WebSocketCloseStatus> SendAsync(
        WebSocket socket, Guid streamId, IAsyncEnumerable<OutgoingMessage> messages)
    {
        try
        {
            await foreach (var message in messages)
            {
                var start = time.GetUtcNow();
                await socket.SendAsync(message.Content, message.Type, endOfMessage: true, CancellationToken.None);
                GatewayActivities.RecordSent(message, streamId, start, time.GetUtcNow());
                meter.CountSent(message.Dropped);
            }

            return WebSocketCloseStatus.NormalClosure;
        }
        catch (OperationCanceledException)
        {
            return lifetime.ApplicationStopping.IsCancellationRequested
                ? WebSocketCloseStatus.EndpointUnavailable
                : WebSocketCloseStatus.NormalClosure;
        }
        catch (Exception fault) when (IsGone(fault))
        {
            // There is nobody to tell a reason.
            return WebSocketCloseStatus.NormalClosure;
        }
#pragma warning disable CA1031 // A bug of ours must end this connection properly, and no other.
        catch (Exception fault)
        {
            Log.Failed(logger, streamId, fault);
            return WebSocketCloseStatus.InternalServerError;
        }
#pragma warning restore CA1031
    }

    // Also what makes pings work: their answers are seen by whoever receives.
    private static async Task ReceiveAsync(WebSocket socket, CancellationTokenSource ending, CancellationToken cancellationToken)
    {
        var buffer = new byte[ReceiveBufferBytes];

        try
        {
            ValueWebSocketReceiveResult received;

            do
            {
                received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            }
            while (received.MessageType != WebSocketMessageType.Close);
        }
        catch (Exception fault) when (IsGone(fault) || fault is OperationCanceledException)
        {
            // Gone without a word.
        }

        await ending.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus reason)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        try
        {
            await socket.CloseOutputAsync(reason, statusDescription: null, CancellationToken.None);
        }
        catch (Exception fault) when (IsGone(fault))
        {
            // It went in the meantime.
        }
    }

    private static bool IsGone(Exception fault) => fault is WebSocketException or IOException or ObjectDisposedException;
}
