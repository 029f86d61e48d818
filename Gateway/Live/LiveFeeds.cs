using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Live;

/// <summary>The live views of all streams that somebody watches here: one feed a stream, from its first viewer to its last.</summary>
internal sealed class LiveFeeds(IGrainFactory grains, TimeProvider time, IOptions<ApiOptions> options, ILogger<LiveFeed> logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, LiveFeed> _feeds = [];
    private int _viewers;

    /// <summary>Streams that are watched.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _feeds.Count;
            }
        }
    }

    /// <summary>Starts to watch a stream; disposing the viewer ends it.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="interval">From one picture to the next, at least; zero takes all that are made.</param>
    /// <exception cref="AgentException">45101: as many watch as may.</exception>
    public LiveViewer Watch(Guid streamId, TimeSpan interval = default)
    {
        lock (_gate)
        {
            if (_viewers >= options.Value.MaxLiveViewers)
            {
                throw AgentErrors.TooManyViewers();
            }

            _viewers++;

            if (!_feeds.TryGetValue(streamId, out var feed))
            {
                feed = new LiveFeed(streamId, grains, time, logger);
                _feeds.Add(streamId, feed);
            }

            var viewer = new LiveViewer(streamId, interval, time, LeaveAsync);
            feed.Add(viewer);
            return viewer;
        }
    }

    private async ValueTask LeaveAsync(LiveViewer viewer)
    {
        LiveFeed? ended = null;

        lock (_gate)
        {
            _viewers--;

            if (_feeds.TryGetValue(viewer.StreamId, out var feed))
            {
                feed.Remove(viewer);
                ended = feed.IsEmpty && _feeds.Remove(viewer.StreamId) ? feed : null;
            }
        }

        if (ended is not null)
        {
            await ended.DisposeAsync();
        }
    }
}
