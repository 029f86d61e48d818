using System.Collections.Concurrent;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>
/// Reads the feed of a stream as a gateway does and keeps account of every frame. It asks a grain only while somebody holds the lease,
/// so that it does not start what the cluster is to start by itself.
/// </summary>
internal sealed class StreamWatch : IAsyncDisposable
{
    private readonly Guid _streamId;
    private readonly ClusterUnderTest _cluster;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<SeenItem> _items = new();
    private readonly Task _reading;

    private StreamWatch(ClusterUnderTest cluster, Guid streamId)
    {
        _cluster = cluster;
        _streamId = streamId;
        _reading = ReadAsync();
    }

    /// <summary>All that was read, in order.</summary>
    public IReadOnlyList<SeenItem> Items => [.. _items];

    public static IReadOnlyList<StreamWatch> Of(ClusterUnderTest cluster, IEnumerable<Guid> streams) =>
        [.. streams.Select(streamId => new StreamWatch(cluster, streamId))];

    /// <summary>Waits until frames of an epoch above the given one were seen.</summary>
    public Task SeesAsync(long above = 0, int frames = 1, int seconds = 30) => Eventually.Async(
        () => Task.FromResult(Items.Count(item => item.Epoch > above && item.IsFrame) >= frames),
        TimeSpan.FromSeconds(seconds),
        () => $"stream {_streamId} has no {frames} frames of an epoch above {above}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_reading);
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        var cursor = EventCursor.Start;

        while (!_stop.IsCancellationRequested)
        {
            try
            {
                cursor = await ReadPageAsync(cursor);
            }
            catch (Exception fault) when (fault is OrleansException or TimeoutException or AgentException or NoSlotException)
            {
                await WaitForOwnerAsync(cursor.Epoch);
            }
        }
    }

    private async Task<EventCursor> ReadPageAsync(EventCursor cursor)
    {
        var page = await _cluster.Grains.Stream(_streamId).ReadEventsAsync(cursor, 1024, _stop.Token);

        if (page.Epoch < cursor.Epoch)
        {
            return cursor;
        }

        foreach (var item in page.Items)
        {
            _items.Enqueue(new SeenItem(page.Epoch, item));
        }

        if (page.IsClosed)
        {
            await WaitForOwnerAsync(page.Epoch + 1);
        }

        return page.Items.Count > 0 ? new EventCursor(page.Epoch, page.Items[^1].Sequence) : cursor with { Epoch = page.Epoch };
    }

    private async Task WaitForOwnerAsync(long atLeast)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));

        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            try
            {
                var lease = (await _cluster.Database.LeasesAsync()).GetValueOrDefault(_streamId);

                if (lease?.Epoch >= atLeast && _cluster.Silos.Any(lease.IsOf))
                {
                    return;
                }
            }
            catch (Npgsql.NpgsqlException)
            {
                // The database may be what a test took away.
                return;
            }
        }
    }
}
