using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace LunaVideoAgent.Benchmarks.Gateways;

/// <summary>One WebSocket: how long each message took from its making, and how many are missing.</summary>
internal sealed class FanOutListener(Uri gateway, Guid streamId)
{
    private readonly List<double> _latencies = [];
    private volatile bool _isCounting;
    private long _lastSequence;

    /// <summary>From the silo that made it to here, in milliseconds; one clock, so all must be on one machine.</summary>
    public IReadOnlyList<double> Latencies => _latencies;

    /// <summary>Holes in the sequence.</summary>
    public long Missing { get; private set; }

    /// <summary>Counts from now on.</summary>
    public void Start() => _isCounting = true;

    /// <summary>Listens until cancelled.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        var query = string.Create(CultureInfo.InvariantCulture, $"stream_id={streamId}&analytic_index=0&timing=1");
        var buffer = new byte[64 * 1024];
        var length = 0;

        try
        {
            await socket.ConnectAsync(new UriBuilder(gateway) { Scheme = "ws", Path = "/2/ws", Query = query }.Uri, cancellationToken);

            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += received.Count;

                if (received.MessageType is WebSocketMessageType.Close)
                {
                    throw new InvalidOperationException($"The feed of {streamId} was closed: {socket.CloseStatus}.");
                }

                if (received.EndOfMessage)
                {
                    Read(buffer.AsMemory(0, length), TimeProvider.System.GetUtcNow());
                    length = 0;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }

    private void Read(ReadOnlyMemory<byte> utf8, DateTimeOffset now)
    {
        using var document = JsonDocument.Parse(utf8);

        if (!document.RootElement.TryGetProperty("publish_time", out var published)
            || !document.RootElement.TryGetProperty("cursor", out var cursor))
        {
            return;
        }

        var sequence = long.Parse(cursor.GetString()!.Split(':')[1], CultureInfo.InvariantCulture);

        if (_isCounting)
        {
            _latencies.Add((now - published.GetDateTimeOffset()).TotalMilliseconds);
            Missing += _lastSequence > 0 ? sequence - _lastSequence - 1 : 0;
        }

        _lastSequence = sequence;
    }
}
