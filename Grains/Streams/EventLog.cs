using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>
/// The newest items of a stream's live feed, in a ring. One writer or several, any number of readers, no state a reader: each brings its
/// cursor. A reader with nothing to read waits a little for the next item.
/// </summary>
internal sealed class EventLog(long epoch, TimeProvider time, int capacity = EventLog.DefaultCapacity)
{
    /// <summary>Items kept.</summary>
    public const int DefaultCapacity = 1024;

    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(1.5);

    private readonly Lock _lock = new();
    private readonly FeedItem[] _ring = new FeedItem[capacity];
    private TaskCompletionSource _news = NewSource();
    private long _last;
    private bool _closed;

    /// <summary>Number of the newest item; 0 is none yet.</summary>
    public long LastSequence
    {
        get
        {
            lock (_lock)
            {
                return _last;
            }
        }
    }

    /// <summary>Adds an item; its sequence is set here. Ignored once closed.</summary>
    public void Append(FeedItem item)
    {
        TaskCompletionSource news;

        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            _last++;
            _ring[_last % capacity] = item with { Sequence = _last };
            (news, _news) = (_news, NewSource());
        }

        news.TrySetResult();
    }

    /// <summary>Adds a status of the stream, with what went wrong if something did.</summary>
    public void AppendStatus(StreamStatus status, string? error, DateTimeOffset at) =>
        Append(new FeedItem { Sequence = 0, Time = at, Status = status, Error = error });

    /// <summary>Nothing more comes; waiting readers are told.</summary>
    public void Close()
    {
        TaskCompletionSource news;

        lock (_lock)
        {
            _closed = true;
            news = _news;
        }

        news.TrySetResult();
    }

    /// <summary>
    /// Items after a cursor: at once if there are some or the log is closed, else after at most 1.5 s. A cursor of another epoch reads
    /// from the oldest item.
    /// </summary>
    public async ValueTask<EventPage> ReadAsync(EventCursor after, int limit, CancellationToken cancellationToken)
    {
        var sequence = after.Epoch == epoch ? after.Sequence : 0;
        var last = LastSequence;
        var (page, news) = Read(sequence, limit);

        if (page is not null)
        {
            return page with { LastWhenAsked = last };
        }

        try
        {
            await news.WaitAsync(LongPoll, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The page below is empty, unless something came in the very last moment.
        }

        page = Read(sequence, limit).Page ?? new EventPage(epoch, [], Missed: 0, IsClosed: false);
        return page with { LastWhenAsked = last };
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (EventPage? Page, Task News) Read(long sequence, int limit)
    {
        lock (_lock)
        {
            if (sequence >= _last)
            {
                return (_closed ? new EventPage(epoch, [], Missed: 0, IsClosed: true) : null, _news.Task);
            }

            var oldest = Math.Max(1, _last - capacity + 1);
            var first = Math.Max(sequence + 1, oldest);
            var count = (int)Math.Min(Math.Max(1, limit), _last - first + 1);
            var items = new FeedItem[count];

            for (var i = 0; i < count; i++)
            {
                items[i] = _ring[(first + i) % capacity];
            }

            var closed = _closed && first + count - 1 == _last;
            return (new EventPage(epoch, items, Missed: first - sequence - 1, closed), _news.Task);
        }
    }
}
