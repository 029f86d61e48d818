using System.Diagnostics.Metrics;
using System.Net.WebSockets;
using LunaVideoAgent.Gateway.Hosting;

namespace LunaVideoAgent.Gateway.Telemetry;

/// <summary>Figures of a gateway: who listens, what they get and lose, and whether there is a cluster behind it.</summary>
internal sealed class GatewayMeter : IDisposable
{
    /// <summary>The name to listen to.</summary>
    public const string Name = "LunaVideoAgent.Gateway";

    private static readonly (WebSocketCloseStatus Status, KeyValuePair<string, object?> Label)[] Reasons =
    [
        (WebSocketCloseStatus.NormalClosure, new("reason", "normal")),
        (WebSocketCloseStatus.EndpointUnavailable, new("reason", "stopping")),
        (WebSocketCloseStatus.InternalServerError, new("reason", "fault")),
    ];

    private readonly Meter _meter;
    private readonly long[] _closed = new long[Reasons.Length];
    private long _clients;
    private long _feeds;
    private long _sent;
    private long _dropped;

    /// <summary>Makes the instruments.</summary>
    public GatewayMeter(IMeterFactory meters, ClusterConnection connection)
    {
        _meter = meters.Create(Name);
        _meter.CreateObservableGauge("luna.websocket.clients", () => Volatile.Read(ref _clients), "{client}", "WebSockets that are open.");
        _meter.CreateObservableGauge("luna.feeds", () => Volatile.Read(ref _feeds), "{stream}", "Streams that somebody here listens to.");
        _meter.CreateObservableCounter("luna.websocket.messages", () => Volatile.Read(ref _sent), "{message}", "Messages sent.");
        _meter.CreateObservableCounter(
            "luna.websocket.dropped", () => Volatile.Read(ref _dropped), "{message}", "Messages that listeners lost, being too slow.");
        _meter.CreateObservableCounter("luna.websocket.closed", ReadClosed, "{client}", "WebSockets that were closed, by reason.");
        _meter.CreateObservableGauge(
            "luna.cluster.connected", () => connection.IsUp ? 1 : 0, "1", "Whether a silo is connected: 1 or 0.");
    }

    /// <summary>A WebSocket is open.</summary>
    public void Opened() => Interlocked.Increment(ref _clients);

    /// <summary>It is closed.</summary>
    public void Closed(WebSocketCloseStatus reason)
    {
        Interlocked.Decrement(ref _clients);

        for (var i = 0; i < Reasons.Length; i++)
        {
            if (Reasons[i].Status == reason)
            {
                Interlocked.Increment(ref _closed[i]);
            }
        }
    }

    /// <summary>One message was sent, before which some were lost.</summary>
    public void CountSent(long dropped)
    {
        Interlocked.Increment(ref _sent);
        Interlocked.Add(ref _dropped, dropped);
    }

    /// <summary>A stream has its first listener.</summary>
    public void FeedOpened() => Interlocked.Increment(ref _feeds);

    /// <summary>A stream has lost its last one.</summary>
    public void FeedClosed() => Interlocked.Decrement(ref _feeds);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> ReadClosed()
    {
        for (var i = 0; i < _closed.Length; i++)
        {
            yield return new Measurement<long>(Volatile.Read(ref _closed[i]), Reasons[i].Label);
        }
    }
}
