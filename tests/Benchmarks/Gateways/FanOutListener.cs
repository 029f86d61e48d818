using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace LunaVideoAgent.Benchmarks.Gateways;

/// <summary>One WebSocket: how long each message took from its making, and how many are missing.</summary>
internal sealed class FanOutListener(Uri gateway, Guid streamId)
{
    private readonly List<double> _latencies = [];
    private volatile bool _isCounting;
    private (long Epoch, long Sequence) _last;

    /// <summary>From the silo that made it to here, in milliseconds; one clock, so all must be on one machine.</summary>
    public IReadOnlyList<double> Latencies => _latencies;

    /// <summary>Holes in the sequence of an epoch.</summary>
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

        var parts = cursor.GetString()!.Split(':');
        var at = (Epoch: long.Parse(parts[0], CultureInfo.InvariantCulture), Sequence: long.Parse(parts[1], CultureInfo.InvariantCulture));

        if (_isCounting)
        {
            _latencies.Add((now - published.GetDateTimeOffset()).TotalMilliseconds);

            // Sequences of a stream that moved begin anew.
            Missing += at.Epoch == _last.Epoch ? at.Sequence - _last.Sequence - 1 : 0;
        }

        _last = at;
    }
}
