using System.Collections.Immutable;
using LunaVideoAgent.Gateway.Events;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Live;

/// <summary>
/// Watches one stream for all its viewers here. Its grain is asked only while it is in progress, because calling the grain of a stream
/// that should not run would be asking it to run; else the catalogue is asked now and then.
/// </summary>
internal sealed partial class LiveFeed : IAsyncDisposable
{
    private static readonly TimeSpan CatalogInterval = TimeSpan.FromSeconds(1);

    private readonly Guid _streamId;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly Task _following;
    private ImmutableArray<LiveViewer> _viewers = [];
    private OutgoingMessage? _status;
    private int _failures;

    public LiveFeed(Guid streamId, IGrainFactory grains, TimeProvider time, ILogger logger)
    {
        _streamId = streamId;
        _grains = grains;
        _time = time;
        _logger = logger;

        // The loop belongs to no request: it must not carry the id of the one that happened to start it.
        using (ExecutionContext.SuppressFlow())
        {
            _following = Task.Run(FollowAsync);
        }
    }

    /// <summary>Whether nobody watches.</summary>
    public bool IsEmpty => _viewers.IsEmpty;

    /// <summary>Takes a viewer, and tells it where the stream stands.</summary>
    public void Add(LiveViewer viewer)
    {
        lock (_gate)
        {
            _viewers = _viewers.Add(viewer);

            if (_status is { } status)
            {
                viewer.Offer(status);
            }
        }
    }

    /// <summary>Lets a viewer go.</summary>
    public void Remove(LiveViewer viewer)
    {
        lock (_gate)
        {
            _viewers = _viewers.Remove(viewer);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _following;
        _stopping.Dispose();
    }

    private async Task FollowAsync()
    {
        StreamSnapshot? last = null;

        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var stream = await _grains.StreamCatalog().GetAsync(_streamId, accountId: null, _stopping.Token);
                TellStatus(stream, last);
                last = stream;

                if (stream.Status == StreamStatus.InProgress)
                {
                    await ReadAsync(stream);
                }

                var pause = stream.Status == StreamStatus.InProgress ? RetryPause.After(failures: 1) : CatalogInterval;
                await Task.Delay(pause, _time, _stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (AgentException fault) when (fault.Error.Code == AgentErrorCodes.StreamNotFound)
            {
                TellRemoval();
                return;
            }
#pragma warning disable CA1031 // Whatever went wrong between here and the grain, the viewers stay and it is tried again.
            catch (Exception fault)
            {
                await PauseAfterAsync(fault);
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>Shows what its grain shows, until this run of the stream ends.</summary>
    private async Task ReadAsync(StreamSnapshot stream)
    {
        var cursor = EventCursor.Start;

        while (true)
        {
            var page = await _grains.Stream(_streamId).ReadLiveAsync(cursor, Interval(), _stopping.Token);
            _failures = 0;

            if (page.Frame is { } frame)
            {
                cursor = new EventCursor(page.Epoch, frame.Sequence);
                var message = LiveMessage.Of(frame, page.Epoch, stream);

                foreach (var viewer in _viewers)
                {
                    viewer.OfferFrame(message);
                }
            }

            if (page.IsClosed)
            {
                return;
            }
        }
    }

    // The one who wants the most pictures decides; the others leave some out.
    private TimeSpan Interval()
    {
        var viewers = _viewers;
        return viewers.IsEmpty ? TimeSpan.Zero : viewers.Min(viewer => viewer.Interval);
    }

    private void TellStatus(StreamSnapshot stream, StreamSnapshot? last)
    {
        if (last is not null && (stream.Status, stream.LastError) == (last.Status, last.LastError))
        {
            return;
        }

        lock (_gate)
        {
            var status = LiveMessage.Of(stream);
            _status = status;

            foreach (var viewer in _viewers)
            {
                viewer.Offer(status);
            }
        }
    }

    private void TellRemoval()
    {
        foreach (var viewer in _viewers)
        {
            viewer.OfferLast(LiveMessage.Of(stream: null));
        }
    }

    private async Task PauseAfterAsync(Exception fault)
    {
        if (_failures++ == 0)
        {
            Log.Retrying(_logger, _streamId, fault);
        }

        await Task.Delay(RetryPause.After(_failures), _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
