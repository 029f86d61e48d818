using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Live;
using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>
/// One running stream: it reads the source, runs the analytics and moves through the statuses. Activation means running; a
/// stopped stream has none and is never called. The key is the stream's id.
/// </summary>
[Alias("luna.IStreamGrain")]
public interface IStreamGrain : IGrainWithGuidKey
{
    /// <summary>Starts it if it should run and does not. Nothing else happens here: being activated is running.</summary>
    [Alias("EnsureRunning"), AlwaysInterleave]
    ValueTask EnsureRunningAsync();

    /// <summary>The stored stream changed: stop the loop, or start anew with other settings.</summary>
    [Alias("Refresh"), AlwaysInterleave]
    ValueTask RefreshAsync(CancellationToken cancellationToken);

    /// <summary>Events after a cursor: at once if there are some, else after at most 1.5 s, possibly none.</summary>
    [Alias("ReadEvents"), AlwaysInterleave, ResponseTimeout("00:00:03")]
    ValueTask<EventPage> ReadEventsAsync(EventCursor after, int limit, CancellationToken cancellationToken);

    /// <summary>Live figures of the loop.</summary>
    [Alias("GetStatistics"), AlwaysInterleave, ReadOnly, ResponseTimeout("00:00:03")]
    ValueTask<StreamStatistics> GetStatisticsAsync();

    /// <summary>
    /// The newest shown frame after a cursor: at once if there is one, else after at most 1.5 s, possibly none. Frames are made into
    /// pictures only while somebody asks for them, and at most as often as the one who asks most often wants them.
    /// </summary>
    /// <param name="after">The last one that the caller has.</param>
    /// <param name="interval">From one picture to the next, at least; zero leaves it to the silo.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("ReadLive"), AlwaysInterleave, ReadOnly, ResponseTimeout("00:00:03")]
    ValueTask<LivePage> ReadLiveAsync(EventCursor after, TimeSpan interval, CancellationToken cancellationToken);

    /// <summary>It leaves its silo with all it knows, and goes on where the hint of the call says, else where there is room.</summary>
    [Alias("HandOver"), AlwaysInterleave]
    ValueTask HandOverAsync();
}
