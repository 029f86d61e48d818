using LunaVideoAgent.Gateway.Telemetry;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>The feeds of all streams that have listeners here: one feed a stream, from its first listener to its last.</summary>
internal sealed class EventFeeds(
    IGrainFactory grains, TimeProvider time, IOptions<ApiOptions> options, GatewayMeter meter, ILogger<EventFeed> logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, EventFeed> _feeds = [];

    /// <summary>Starts to listen; disposing the listener ends it.</summary>
    /// <param name="stream">The stream as it was just found.</param>
    /// <param name="analyticIndex">One of its analytics.</param>
    /// <param name="after">Where to go on; null is now.</param>
    public FeedListener Listen(StreamSnapshot stream, int analyticIndex, EventCursor? after)
    {
        var listener = new FeedListener(stream, analyticIndex, after, options.Value.SocketQueueLength, LeaveAsync);

        lock (_gate)
        {
            if (!_feeds.TryGetValue(stream.StreamId, out var feed))
            {
                feed = new EventFeed(stream.StreamId, grains, time, logger);
                _feeds.Add(stream.StreamId, feed);
                meter.FeedOpened();
            }

            feed.Add(listener, stream.Status);
        }

        return listener;
    }

    /// <summary>Asks all streams anew; for when the connection to a silo was lost, whose answers will never come.</summary>
    public void Retry()
    {
        lock (_gate)
        {
            foreach (var feed in _feeds.Values)
            {
                feed.Retry();
            }
        }
    }

    private async ValueTask LeaveAsync(FeedListener listener)
    {
        EventFeed? ended = null;

        lock (_gate)
        {
            if (_feeds.TryGetValue(listener.StreamId, out var feed))
            {
                feed.Remove(listener);
                ended = feed.IsEmpty && _feeds.Remove(listener.StreamId) ? feed : null;
            }
        }

        if (ended is not null)
        {
            meter.FeedClosed();
            await ended.DisposeAsync();
        }
    }
}
