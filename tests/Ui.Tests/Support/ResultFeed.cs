using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Ui.Tests.Support;

/// <summary>What <c>/2/ws</c> says of the frames of a stream, by their times, for as long as it is open.</summary>
internal sealed class ResultFeed : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<double, JsonObject> _frames = new();
    private Task _reading = Task.CompletedTask;

    /// <summary>Frames so far, by <c>time_offset</c>.</summary>
    public IReadOnlyDictionary<double, JsonObject> Frames => _frames;

    public static async Task<ResultFeed> ConnectAsync(Uri agent, string streamId)
    {
        var feed = new ResultFeed();
        var address = new UriBuilder(new Uri(agent, "/2/ws")) { Scheme = "ws", Query = $"stream_id={streamId}&analytic_index=0" };
        await feed._socket.ConnectAsync(address.Uri, CancellationToken.None);
        feed._reading = feed.ReadAsync();
        return feed;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _reading;
        _socket.Dispose();
        _stopping.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[256 * 1024];

        try
        {
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult received;

                do
                {
                    received = await _socket.ReceiveAsync(buffer.AsMemory(), _stopping.Token);
                    await message.WriteAsync(buffer.AsMemory(0, received.Count));
                }
                while (!received.EndOfMessage);

                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                Keep(JsonNode.Parse(message.ToArray())!.AsObject());
            }
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }

    private void Keep(JsonObject message)
    {
        foreach (var (_, result) in message["analytics_results"]!.AsObject())
        {
            if (result!["frame"] is JsonObject frame)
            {
                _frames[(double)frame["time_offset"]!] = frame;
            }
        }
    }
}
