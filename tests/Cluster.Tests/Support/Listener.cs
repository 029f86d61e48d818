using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>
/// A client that listens to a stream over WebSockets. When a connection ends it takes the next gateway, going on after its last message,
/// and keeps account of what it saw.
/// </summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly Guid _streamId;
    private readonly IReadOnlyList<GatewayProcess> _gateways;
    private readonly string? _after;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(EventCursor Cursor, TimeSpan Time)> _frames = new();
    private readonly ConcurrentQueue<string> _statuses = new();
    private readonly ConcurrentQueue<WebSocketCloseStatus?> _closes = new();
    private readonly Task _listening;
    private EventCursor? _last;
    private long _dropped;

    /// <summary>Listens from now on, or from a cursor; begins with the first of the gateways.</summary>
    public Listener(Guid streamId, IReadOnlyList<GatewayProcess> gateways, string? after = null)
    {
        (_streamId, _gateways, _after) = (streamId, gateways, after);
        _listening = ListenAsync();
    }

    /// <summary>The cursor of each frame, in order.</summary>
    public IReadOnlyList<EventCursor> Frames => [.. _frames.Select(frame => frame.Cursor)];

    /// <summary>Each status that was told, in order, without repeats.</summary>
    public IReadOnlyList<string> Statuses => [.. _statuses];

    /// <summary>How each connection ended; null: without a word.</summary>
    public IReadOnlyList<WebSocketCloseStatus?> Closes => [.. _closes];

    /// <summary>What is missing within an epoch, what came twice or out of order, and what the gateway said it had dropped.</summary>
    public (int Holes, int Repeats, long Dropped) Account
    {
        get
        {
            var pairs = Frames.Zip(Frames.Skip(1)).ToList();
            return (
                pairs.Count(pair => pair.First.Epoch == pair.Second.Epoch && pair.Second.Sequence > pair.First.Sequence + 1),
                pairs.Count(pair => pair.Second <= pair.First),
                Interlocked.Read(ref _dropped));
        }
    }

    /// <summary>The longest time between two frames.</summary>
    public TimeSpan WorstGap
    {
        get
        {
            var times = _frames.Select(frame => frame.Time).ToList();
            return times.Count < 2 ? TimeSpan.Zero : times.Zip(times.Skip(1)).Max(pair => pair.Second - pair.First);
        }
    }

    /// <summary>Waits until so many frames came that are after a cursor.</summary>
    public Task HearsAsync(int frames, EventCursor after = default) => Eventually.Async(
        () => Task.FromResult(Frames.Count(cursor => cursor > after) >= frames),
        TimeSpan.FromSeconds(60),
        () => $"{frames} frames of stream {_streamId} after {after}; {Frames.Count} came, {string.Join(", ", Statuses)}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_listening);
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));

        for (var connection = 0; !_stop.IsCancellationRequested; connection++)
        {
            try
            {
                var gateway = _gateways[connection % _gateways.Count];
                _closes.Enqueue(await ReadAsync(gateway.FeedOf(_streamId, _last?.ToString() ?? _after)));
            }
            catch (WebSocketException)
            {
                _closes.Enqueue(null);
            }

            await pause.WaitForNextTickAsync(_stop.Token);
        }
    }

    private async Task<WebSocketCloseStatus?> ReadAsync(Uri feed)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(feed, _stop.Token);
        var buffer = new byte[64 * 1024];
        var length = 0;

        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);

            if (received.MessageType is WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _stop.Token);
                return socket.CloseStatus;
            }

            length += received.Count;

            if (received.EndOfMessage)
            {
                Keep(buffer.AsMemory(0, length));
                length = 0;
            }
        }
    }

    private void Keep(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var message = document.RootElement;

        if (message.TryGetProperty("stream_status", out var status) && _statuses.LastOrDefault() != status.GetString())
        {
            _statuses.Enqueue(status.GetString()!);
        }

        if (message.TryGetProperty("dropped", out var dropped))
        {
            Interlocked.Add(ref _dropped, dropped.GetInt64());
        }

        if (!message.TryGetProperty("cursor", out var text) || !EventCursor.TryParse(text.GetString(), out var cursor))
        {
            return;
        }

        _last = cursor;

        if (message.GetProperty("analytics_results").TryGetProperty("people_count", out var result)
            && result.TryGetProperty("frame", out _))
        {
            _frames.Enqueue((cursor, TimeProvider.System.GetElapsedTime(0)));
        }
    }
}
