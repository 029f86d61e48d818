using System.Threading.Channels;
using LunaVideoAgent.Gateway.Events;

namespace LunaVideoAgent.Gateway.Live;

/// <summary>
/// One who watches a stream. Only the newest frame waits: whoever is slow sees fewer, and nobody waits for it. Leaves when disposed.
/// </summary>
internal sealed class LiveViewer(Guid streamId, TimeSpan interval, TimeProvider time, Func<LiveViewer, ValueTask> leave)
    : IAsyncDisposable
{
    // Pictures do not come on the tick.
    private const double Tolerance = 0.8;

    private readonly Channel<OutgoingMessage> _messages = Channel.CreateBounded<OutgoingMessage>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private long? _last;

    /// <summary>The stream.</summary>
    public Guid StreamId => streamId;

    /// <summary>From one picture to the next, at least; zero takes all that are made.</summary>
    public TimeSpan Interval => interval;

    /// <summary>What is to be sent, until the stream is no more.</summary>
    public ChannelReader<OutgoingMessage> Messages => _messages.Reader;

    /// <summary>Something newer than what waits.</summary>
    public void Offer(in OutgoingMessage message) => _messages.Writer.TryWrite(message);

    /// <summary>A picture, which is passed over if the last one was only just now.</summary>
    public void OfferFrame(in OutgoingMessage message)
    {
        var now = time.GetTimestamp();

        if (_last is { } last && time.GetElapsedTime(last, now) < interval * Tolerance)
        {
            return;
        }

        _last = now;
        Offer(message);
    }

    /// <summary>Something after which nothing comes.</summary>
    public void OfferLast(in OutgoingMessage message)
    {
        Offer(message);
        _messages.Writer.TryComplete();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => leave(this);
}
