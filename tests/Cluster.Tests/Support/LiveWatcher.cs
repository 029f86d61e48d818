using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>Somebody who watches the live pictures of a stream through one gateway, over one connection.</summary>
internal sealed class LiveWatcher : IAsyncDisposable
{
    private const int MostBytes = 1 << 20;

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _watching = Task.CompletedTask;
    private volatile LiveSight? _last;

    /// <summary>The newest picture; null if none has come.</summary>
    public LiveSight? Last => _last;

    /// <summary>Begins to watch.</summary>
    public static async Task<LiveWatcher> ConnectAsync(GatewayProcess gateway, Guid streamId)
    {
        var watcher = new LiveWatcher();
        var address = new UriBuilder(gateway.Client.BaseAddress!) { Scheme = "ws", Path = $"/2/streams/{streamId}/live" };
        await watcher._socket.ConnectAsync(address.Uri, CancellationToken.None);
        watcher._watching = watcher.WatchAsync();
        return watcher;
    }

    /// <summary>Waits for a picture of a later run of the stream, and returns it.</summary>
    public async Task<LiveSight> SeesAsync(long afterEpoch = 0)
    {
        await Eventually.Async(
            () => Task.FromResult(Last?.Cursor.Epoch > afterEpoch || (_watching.IsFaulted ? throw Ended() : false)),
            TimeSpan.FromSeconds(60),
            () => $"a picture of a run after {afterEpoch}; the last was {Last?.Cursor}");
        return Last!;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_watching);
        _socket.Dispose();
        _stop.Dispose();
    }

    private InvalidOperationException Ended() => new("The connection of the live view is lost.", _watching.Exception);

    private async Task WatchAsync()
    {
        var buffer = new byte[MostBytes];
        var length = 0;

        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
            length += received.Count;

            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException($"closed: {_socket.CloseStatus}");
            }

            if (received.EndOfMessage)
            {
                Keep(received.MessageType, buffer.AsSpan(0, length));
                length = 0;
            }
        }
    }

    // A text is a status; a picture has its header before it.
    private void Keep(WebSocketMessageType type, ReadOnlySpan<byte> message)
    {
        if (type != WebSocketMessageType.Binary)
        {
            return;
        }

        var length = (int)BinaryPrimitives.ReadUInt32BigEndian(message);
        using var header = JsonDocument.Parse(message.Slice(sizeof(uint), length).ToArray());
        _ = EventCursor.TryParse(header.RootElement.GetProperty("cursor").GetString(), out var cursor);
        var isJpeg = message[(sizeof(uint) + length)..] is [0xFF, 0xD8, ..];
        _last = new LiveSight(cursor, header.RootElement.GetProperty("results").GetArrayLength(), isJpeg);
    }
}
