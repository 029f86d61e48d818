using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>
/// One who listens to one analytic of one stream. Messages wait in a bounded queue; of a listener that is too slow the oldest are
/// dropped and counted. The queue ends after the last message there will be.
/// </summary>
internal sealed class FeedListener : IAsyncDisposable
{
    private readonly Channel<FeedMessage> _messages;
    private readonly Func<FeedListener, ValueTask> _leave;
    private StreamStatus? _lastStatus;
    private EventCursor? _position;
    private long _dropped;

    public FeedListener(
        StreamSnapshot stream, int analyticIndex, EventCursor? after, int queueLength, Func<FeedListener, ValueTask> leave)
    {
        StreamId = stream.StreamId;
        AnalyticIndex = analyticIndex;
        AnalyticName = stream.Settings.Analytics[analyticIndex].Name;
        After = after;
        _position = after;
        _leave = leave;
        _messages = Channel.CreateBounded<FeedMessage>(
            new BoundedChannelOptions(queueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));

        // A stopped stream may be resumed; what is done or has failed will say no more.
        OfferStatus(stream.Status, stream.LastError, isLast: stream.Status is StreamStatus.Done or StreamStatus.Failure);
    }

    /// <summary>The stream.</summary>
    public Guid StreamId { get; }

    /// <summary>The analytic.</summary>
    public int AnalyticIndex { get; }

    /// <summary>The name of the analytic.</summary>
    public string AnalyticName { get; }

    /// <summary>Where the listener wants to go on; null is now.</summary>
    public EventCursor? After { get; }

    /// <summary>What is to be sent, oldest first.</summary>
    public ChannelReader<FeedMessage> Messages => _messages.Reader;

    /// <summary>How many messages were lost since this was last asked.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref _dropped, 0);

    /// <summary>What is to be sent, as JSON, until the last message there will be.</summary>
    /// <param name="withTiming">With what is needed to measure delays.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<OutgoingMessage> EncodeAllAsync(
        bool withTiming, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in Messages.ReadAllAsync(cancellationToken))
        {
            var dropped = TakeDropped();
            yield return new(message.Encode(AnalyticName, withTiming, dropped), WebSocketMessageType.Text, dropped)
            {
                TraceParents = message.TraceParents,
            };
        }
    }

    /// <summary>A status that the catalogue tells; one that the listener already knows is not repeated.</summary>
    public void OfferStatus(StreamStatus status, string? error) => OfferStatus(status, error, IsEnd(status));

    /// <summary>An item of the stream's feed; one that the listener already had is not repeated.</summary>
    /// <param name="message">The item.</param>
    /// <param name="isNew">Whether it is from after the listener came; if not, only one that wanted to go on from a place gets it.</param>
    public void Offer(FeedMessage message, bool isNew)
    {
        var cursor = message.Cursor!.Value;

        if ((_position is null && !isNew) || cursor <= _position)
        {
            return;
        }

        if (_position is { } position && position.Epoch == cursor.Epoch)
        {
            Interlocked.Add(ref _dropped, cursor.Sequence - position.Sequence - 1);
        }

        _position = cursor;

        if (IsWanted(message.Item!))
        {
            Write(message, IsEnd(message.Item!.Status));
        }
    }

    /// <summary>The stream is no more.</summary>
    public void OfferRemoval()
    {
        Write(new FeedMessage { Error = $"Stream with id {StreamId} was removed", Cursor = _position }, isLast: true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _leave(this);

    private static bool IsEnd(StreamStatus status) => status is StreamStatus.Done or StreamStatus.Failure or StreamStatus.Stop;

    private void OfferStatus(StreamStatus status, string? error, bool isLast)
    {
        if (status != _lastStatus)
        {
            Write(new FeedMessage { Status = status, Error = error, Cursor = _position }, isLast);
        }
    }

    private bool IsWanted(FeedItem item)
    {
        var isOurs = item.AnalyticIndex is null || item.AnalyticIndex == AnalyticIndex;
        var hasContent = item.Error is not null || item.Frame is not null || item.Events.Count > 0;
        return isOurs && (hasContent || item.Status != _lastStatus);
    }

    private void Write(FeedMessage message, bool isLast)
    {
        _lastStatus = message.Status;
        _messages.Writer.TryWrite(message);

        if (isLast)
        {
            _messages.Writer.TryComplete();
        }
    }
}
