using System.Buffers.Binary;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace LunaVideoAgent.Benchmarks.Live;

/// <summary>One who watches a stream: how many pictures came, how large they were, and how old.</summary>
internal sealed class FrameWatcher(Uri agent, TimeProvider time)
{
    private const int MostBytes = 4 << 20;

    /// <summary>From decoded frame to received picture, in milliseconds.</summary>
    public List<double> Latencies { get; } = [];

    /// <summary>Bytes of all messages.</summary>
    public long Bytes { get; private set; }

    /// <summary>Forgets what came so far.</summary>
    public void Reset()
    {
        Latencies.Clear();
        Bytes = 0;
    }

    /// <summary>Watches until cancelled.</summary>
    public async Task WatchAsync(Guid streamId, int? maxFrameRate, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        var query = maxFrameRate is { } rate ? string.Create(CultureInfo.InvariantCulture, $"max_frame_rate={rate}") : "";
        var address = new UriBuilder(agent) { Scheme = "ws", Path = $"/2/streams/{streamId}/live", Query = query };
        await socket.ConnectAsync(address.Uri, cancellationToken);
        var buffer = new byte[MostBytes];
        var length = 0;

        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += received.Count;

            if (received.MessageType is WebSocketMessageType.Close)
            {
                throw new InvalidOperationException($"The view of {streamId} was closed: {socket.CloseStatus}.");
            }

            if (received.EndOfMessage)
            {
                Count(received.MessageType, buffer.AsMemory(0, length));
                length = 0;
            }
        }
    }

    private void Count(WebSocketMessageType type, ReadOnlyMemory<byte> message)
    {
        if (type != WebSocketMessageType.Binary)
        {
            return;
        }

        Bytes += message.Length;
        using var header = JsonDocument.Parse(message.Slice(sizeof(uint), (int)BinaryPrimitives.ReadUInt32BigEndian(message.Span)));
        Latencies.Add((time.GetUtcNow() - header.RootElement.GetProperty("decode_time").GetDateTimeOffset()).TotalMilliseconds);
    }
}
