using System.Collections.Immutable;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>
/// Follows one stream for all its listeners here. While it is in progress one cursor reads its grain; else the catalogue is asked
/// now and then, because calling the grain of a stream that should not run would be asking it to run.
/// </summary>
internal sealed partial class EventFeed : IAsyncDisposable
{
    private const int PageSize = 256;

    private static readonly TimeSpan CatalogInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ChangeInterval = TimeSpan.FromMilliseconds(100);

    private readonly Guid _streamId;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly Task _following;
    private CancellationTokenSource _round;
    private ImmutableArray<FeedListener> _listeners = [];
    private StreamStatus? _status;
    private EventCursor _cursor;
    private EventCursor? _rewind;

    // What is up to here was said before anybody came who listens; null until it is known.
    private EventCursor? _past;
    private int _failures;

    public EventFeed(Guid streamId, IGrainFactory grains, TimeProvider time, ILogger logger)
    {
        _streamId = streamId;
        _grains = grains;
        _time = time;
        _logger = logger;
        _round = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);

        // The loop belongs to no request: it must not carry the id of the one that happened to start it.
        using (ExecutionContext.SuppressFlow())
        {
            _following = Task.Run(FollowAsync);
        }
    }

    /// <summary>Whether nobody listens.</summary>
    public bool IsEmpty => _listeners.IsEmpty;

    /// <summary>Takes a listener that knows a status of the stream.</summary>
    public void Add(FeedListener listener, StreamStatus knownStatus)
    {
        lock (_gate)
        {
            _listeners = _listeners.Add(listener);

            // Whatever a stream says that does not run yet will be new.
            _past ??= knownStatus == StreamStatus.InProgress ? null : EventCursor.Start;

            if (listener.After is { } after && after < _cursor)
            {
                var from = after.Epoch == _cursor.Epoch ? after : new EventCursor(_cursor.Epoch, 0);
                _rewind = _rewind is { } rewind && rewind < from ? rewind : from;
            }

            if (_rewind is not null || knownStatus != _status)
            {
                _round.Cancel();
            }
        }
    }

    /// <summary>Lets a listener go.</summary>
    public void Remove(FeedListener listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Remove(listener);
        }
    }

    /// <summary>Gives up a call that may never be answered, and asks anew.</summary>
    public void Retry()
    {
        lock (_gate)
        {
            _round.Cancel();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _following;
        _round.Dispose();
        _stopping.Dispose();
    }

    private async Task FollowAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            var round = BeginRound();

            try
            {
                var pause = await AskCatalogAsync(round) ?? await ReadGrainAsync(round);
                await Task.Delay(pause, _time, round);
            }
            catch (OperationCanceledException) when (round.IsCancellationRequested)
            {
                // Woken: by a listener, a lost connection or the end.
            }
#pragma warning disable CA1031 // Whatever went wrong between here and the grain, the listeners stay and it is tried again.
            catch (Exception fault)
            {
                await PauseAfterAsync(fault, round);
            }
#pragma warning restore CA1031
        }
    }

    private CancellationToken BeginRound()
    {
        lock (_gate)
        {
            if (_round.IsCancellationRequested)
            {
                _round.Dispose();
                _round = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            }

            if (_rewind is { } rewind)
            {
                _past = _cursor;
                _cursor = rewind;
                _rewind = null;
            }

            return _round.Token;
        }
    }

    /// <returns>Null if the stream is in progress, else how long to wait before the catalogue is asked again.</returns>
    private async Task<TimeSpan?> AskCatalogAsync(CancellationToken cancellationToken)
    {
        var before = _status;

        try
        {
            var stream = await _grains.StreamCatalog().GetAsync(_streamId, accountId: null, cancellationToken);
            _status = stream.Status;

            foreach (var listener in _listeners)
            {
                listener.OfferStatus(stream.Status, stream.LastError);
            }
        }
        catch (AgentException fault) when (fault.Error.Code == AgentErrorCodes.StreamNotFound)
        {
            _status = null;

            foreach (var listener in _listeners)
            {
                listener.OfferRemoval();
            }
        }

        if (_status == StreamStatus.InProgress)
        {
            return null;
        }

        // A stream that moves passes through several statuses within a moment, and is in progress again.
        FindPast(EventCursor.Start);
        return _status == before ? CatalogInterval : ChangeInterval;
    }

    /// <returns>How long to wait before the catalogue is asked what became of the stream.</returns>
    private async Task<TimeSpan> ReadGrainAsync(CancellationToken cancellationToken)
    {
        var isOpen = true;

        while (isOpen)
        {
            var page = await _grains.Stream(_streamId).ReadEventsAsync(_cursor, PageSize, cancellationToken);
            _failures = 0;
            isOpen = Deliver(page) && !page.IsClosed;
        }

        return RetryPause.After(failures: 1);
    }

    /// <returns>False if the page is of a run that another has followed.</returns>
    private bool Deliver(EventPage page)
    {
        if (page.Epoch < _cursor.Epoch)
        {
            return false;
        }

        var listeners = _listeners;
        var past = FindPast(new EventCursor(page.Epoch, page.LastWhenAsked));

        foreach (var item in page.Items)
        {
            var message = FeedMessage.From(item, page.Epoch);

            foreach (var listener in listeners)
            {
                listener.Offer(message, isNew: message.Cursor > past);
            }
        }

        MoveTo(new EventCursor(page.Epoch, page.Items is [.., var last] ? last.Sequence : 0));
        return true;
    }

    private EventCursor FindPast(EventCursor last)
    {
        lock (_gate)
        {
            return _past ??= last;
        }
    }

    private void MoveTo(EventCursor cursor)
    {
        lock (_gate)
        {
            _cursor = cursor > _cursor ? cursor : _cursor;
        }
    }

    private async Task PauseAfterAsync(Exception fault, CancellationToken round)
    {
        if (_failures++ == 0)
        {
            Log.Retrying(_logger, _streamId, fault);
        }

        await Task.Delay(RetryPause.After(_failures), _time, round).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
