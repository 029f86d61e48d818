using System.Globalization;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace LunaVideoAgent.Benchmarks.Agent;

/// <summary>One stream and one WebSocket on its first analytic: what came, how late, and what the network took of it.</summary>
internal sealed class StreamListener(Uri agent, TimeProvider time, AnalyticMix? mix = null)
{
    private readonly AnalyticMix _mix = mix ?? AnalyticMix.PeopleCount;
    private readonly List<double> _latencies = [];
    private readonly List<double> _inferences = [];
    private (double Offset, long Timestamp)? _first;
    private double _lastOffset;

    /// <summary>Results received.</summary>
    public int Frames => _latencies.Count;

    /// <summary>Messages that the agent says it left out.</summary>
    public long Dropped { get; private set; }

    /// <summary>From decoded frame to received message, in milliseconds.</summary>
    public IReadOnlyList<double> Latencies => _latencies;

    /// <summary>Time of the network for one frame, in milliseconds.</summary>
    public IReadOnlyList<double> Inferences => _inferences;

    /// <summary>Seconds of source time between first and newest result.</summary>
    public double SourceSeconds => _first is { } first ? _lastOffset - first.Offset : 0;

    /// <summary>How much later than its place in the source the newest result came, in seconds; grows if it falls behind.</summary>
    public double LagSeconds { get; private set; }

    /// <summary>Creates the stream.</summary>
    public async Task<Guid> CreateAsync(string clip, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = agent };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/2/streams", UriKind.Relative));
        request.Headers.Add("Luna-Account-Id", Guid.NewGuid().ToString());
        request.Content = JsonContent.Create(new
        {
            data = new { reference = clip, type = "stream" },
            analytics = _mix.ToJson(),
        });
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("stream_id").GetGuid();
    }

    /// <summary>Listens until cancelled.</summary>
    public async Task ListenAsync(Guid streamId, CancellationToken cancellationToken)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"stream_id={streamId}&analytic_index=0&timing=1");
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(agent) { Scheme = "ws", Path = "/2/ws", Query = query }.Uri, cancellationToken);
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];

        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, cancellationToken);

            if (received.MessageType is WebSocketMessageType.Close)
            {
                throw new InvalidOperationException($"The feed of {streamId} was closed: {socket.CloseStatus}.");
            }

            await message.WriteAsync(buffer.AsMemory(0, received.Count), cancellationToken);

            if (received.EndOfMessage)
            {
                Read(message.GetBuffer().AsMemory(0, (int)message.Length));
                message.SetLength(0);
            }
        }
    }

    private void Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var root = document.RootElement;

        if (root.TryGetProperty("dropped", out var dropped))
        {
            Dropped += dropped.GetInt64();
        }

        if (!root.TryGetProperty("analytics_results", out var results)
            || !results.TryGetProperty(_mix.First, out var result)
            || !result.TryGetProperty("frame", out var frame))
        {
            return;
        }

        var now = time.GetTimestamp();
        _lastOffset = frame.GetProperty("time_offset").GetDouble();
        _first ??= (_lastOffset, now);
        LagSeconds = time.GetElapsedTime(_first.Value.Timestamp, now).TotalSeconds - (_lastOffset - _first.Value.Offset);
        _latencies.Add((time.GetUtcNow() - root.GetProperty("decode_time").GetDateTimeOffset()).TotalMilliseconds);
        _inferences.Add(root.GetProperty("inference_ms").GetDouble());
    }
}
