using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Live;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>The feed of a running stream: keeps items like a ring does, answers a cursor at once or when something comes.</summary>
internal sealed class FakeStreamGrain : IStreamGrain
{
    private readonly Lock _gate = new();
    private readonly List<FeedItem> _items = [];
    private TaskCompletionSource _changed = NewSignal();
    private TaskCompletionSource _called = NewSignal();
    private TaskCompletionSource _idle = NewSignal();
    private long _epoch = 1;
    private long _sequence;
    private bool _isClosed;
    private Exception? _failure;

    /// <summary>What it shows of itself.</summary>
    public Func<EventCursor, CancellationToken, ValueTask<LivePage>> Live { get; set; } =
        static (_, _) => ValueTask.FromResult(new LivePage(1, Frame: null, IsClosed: true));

    /// <summary>How far apart pictures were wanted last.</summary>
    public TimeSpan LiveInterval { get; private set; }

    /// <summary>How often it was called.</summary>
    public int Calls { get; private set; }

    /// <summary>Adds an item; its sequence is given by the ring.</summary>
    public void Publish(FeedItem item) => Change(() => _items.Add(item with { Sequence = ++_sequence }));

    /// <summary>Drops the oldest items, as a ring does when it is full.</summary>
    public void Forget(int count) => Change(() => _items.RemoveRange(0, count));

    /// <summary>Ends this run.</summary>
    public void Close() => Change(() => _isClosed = true);

    /// <summary>Another owner begins with an empty ring.</summary>
    public void StartEpoch(long epoch) => Change(() =>
    {
        (_epoch, _sequence, _isClosed) = (epoch, 0, false);
        _items.Clear();
    });

    /// <summary>The next call fails, a waiting one at once.</summary>
    public void Fail(Exception failure) => Change(() => _failure = failure);

    /// <summary>Returns when a call waits for news.</summary>
    public Task IdleAsync()
    {
        lock (_gate)
        {
            return _idle.Task;
        }
    }

    /// <summary>Returns when it was called so often.</summary>
    public async Task<int> CalledAsync(int calls)
    {
        while (true)
        {
            Task called;

            lock (_gate)
            {
                if (Calls >= calls)
                {
                    return Calls;
                }

                called = _called.Task;
            }

            await called;
        }
    }

    public async ValueTask<EventPage> ReadEventsAsync(EventCursor after, int limit, CancellationToken cancellationToken)
    {
        var last = CountCall();

        while (true)
        {
            Task changed;

            lock (_gate)
            {
                if (TryRead(after, limit) is { } page)
                {
                    return page with { LastWhenAsked = last };
                }

                changed = _changed.Task;
                _idle.TrySetResult();
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public ValueTask EnsureRunningAsync() => ValueTask.CompletedTask;

    public ValueTask RefreshAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask HandOverAsync() => ValueTask.CompletedTask;

    public ValueTask<LivePage> ReadLiveAsync(EventCursor after, TimeSpan interval, CancellationToken cancellationToken)
    {
        LiveInterval = interval;
        return Live(after, cancellationToken);
    }

    public ValueTask<StreamStatistics> GetStatisticsAsync() => ValueTask.FromResult(new StreamStatistics());

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EventPage? TryRead(EventCursor after, int limit)
    {
        if (_failure is { } failure)
        {
            _failure = null;
            throw failure;
        }

        var from = after.Epoch == _epoch ? after.Sequence : 0;
        var items = _items.Where(item => item.Sequence > from).Take(limit).ToList();
        var isNews = items.Count > 0 || _isClosed || after.Epoch > _epoch;
        return isNews ? new EventPage(_epoch, items, Missed: 0, _isClosed) : null;
    }

    private long CountCall()
    {
        TaskCompletionSource called;
        long last;

        lock (_gate)
        {
            Calls++;
            last = _sequence;
            called = _called;
            _called = NewSignal();
        }

        called.SetResult();
        return last;
    }

    private void Change(Action change)
    {
        TaskCompletionSource changed;

        lock (_gate)
        {
            change();
            changed = _changed;
            _changed = NewSignal();
            _idle = _idle.Task.IsCompleted ? NewSignal() : _idle;
        }

        changed.SetResult();
    }
}
