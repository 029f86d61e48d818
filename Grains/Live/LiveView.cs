using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Live;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Live;

/// <summary>
/// What a stream shows of itself: the newest frame that was analysed, with what came out of it. A frame becomes a picture only while
/// somebody watches, at most so often, one at a time and beside the pipeline; all who watch get the same picture. The pipeline writes,
/// anybody reads.
/// </summary>
internal sealed class LiveView(long epoch, LiveStudio studio)
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(1.5);

    // Longer than a poll: somebody who watches asks again at once.
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, LiveResult> _newest = [];
    private List<LiveResult> _results = [];
    private TaskCompletionSource _news = NewSource();
    private DateTimeOffset _watchedUntil;
    private DateTimeOffset _intervalUntil;
    private TimeSpan _interval = TimeSpan.MaxValue;
    private DateTimeOffset _nextPicture;
    private LiveFrame? _latest;
    private long _sequence;
    private bool _isEncoding;
    private bool _isClosed;

    /// <summary>What each analytic saw last, without boxes and people.</summary>
    public IReadOnlyList<LiveResult> Newest
    {
        get
        {
            lock (_lock)
            {
                return [.. _newest.Values.Select(Shorten)];
            }
        }
    }

    /// <summary>What an analytic made of the frame that <see cref="Show"/> is called with next.</summary>
    public void Add(int analyticIndex, FrameEstimation frame)
    {
        var result = new LiveResult(analyticIndex, frame);
        _results.Add(result);

        lock (_lock)
        {
            _newest[analyticIndex] = result;
        }
    }

    /// <summary>All analytics are done with a frame. It is only read during the call, or shared.</summary>
    public void Show(Frame frame)
    {
        var results = _results;
        _results = [];

        if (results.Count > 0 && TryBegin())
        {
            var shared = frame.Share();
            _ = Task.Run(() => Publish(shared, results));
        }
    }

    /// <summary>Nothing more comes; those who wait are told.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            _latest = null;
            _news.TrySetResult();
        }
    }

    /// <summary>The newest picture after a cursor: at once if there is one, else after at most 1.5 s. Asking is watching.</summary>
    /// <param name="after">The last one that the caller has.</param>
    /// <param name="interval">How far apart the caller wants pictures, at least; who wants them most often decides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<LivePage> ReadAsync(EventCursor after, TimeSpan interval, CancellationToken cancellationToken)
    {
        var sequence = after.Epoch == epoch ? after.Sequence : 0;
        Task news;

        lock (_lock)
        {
            var now = studio.Time.GetUtcNow();

            // A picture from before anybody watched is an old one.
            _latest = now > _watchedUntil ? null : _latest;
            _watchedUntil = now + Watch;
            Heed(interval, now);

            if (_isClosed || _latest?.Sequence > sequence)
            {
                return PageAfter(sequence);
            }

            news = _news.Task;
        }

        await news.WaitAsync(LongPoll, studio.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();

        lock (_lock)
        {
            return PageAfter(sequence);
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static LiveResult Shorten(LiveResult result) =>
        result with { Frame = result.Frame with { Detections = null, Humans = null, PeopleCoordinates = null } };

    private LivePage PageAfter(long sequence) => new(epoch, _latest?.Sequence > sequence ? _latest : null, _isClosed);

    // A wish holds as long as a watch: who no longer asks no longer decides.
    private void Heed(TimeSpan interval, DateTimeOffset now)
    {
        if (interval <= _interval || now > _intervalUntil)
        {
            (_interval, _intervalUntil) = (interval, now + Watch);
        }
    }

    private bool TryBegin()
    {
        lock (_lock)
        {
            var now = studio.Time.GetUtcNow();

            if (now > _watchedUntil)
            {
                _latest = null;
                return false;
            }

            if (_isClosed || _isEncoding || now < _nextPicture)
            {
                return false;
            }

            _isEncoding = true;
            _nextPicture = now + (_interval > studio.Interval ? _interval : studio.Interval);
            return true;
        }
    }

    private void Publish(Frame frame, List<LiveResult> results)
    {
        byte[]? jpeg;

        using (frame)
        {
            jpeg = studio.TryEncode(frame);
        }

        lock (_lock)
        {
            _isEncoding = false;

            if (_isClosed || jpeg is null)
            {
                return;
            }

            _latest = new LiveFrame
            {
                Sequence = ++_sequence,
                TimeOffset = frame.TimeOffset,
                DecodeTime = frame.DecodeTime,
                Width = frame.Width,
                Height = frame.Height,
                Jpeg = jpeg,
                Results = results,
            };
            _news.TrySetResult();
            _news = NewSource();
        }
    }
}
