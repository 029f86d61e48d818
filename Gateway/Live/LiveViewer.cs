using System.Threading.Channels;
using LunaVideoAgent.Gateway.Events;

namespace LunaVideoAgent.Gateway.Live;

/// <summary>
/// One who watches a stream. Only the newest frame waits: whoever is slow sees fewer, and nobody waits for it. Leaves when disposed.
/// </summary>
internal sealed class LiveViewer(Guid streamId, Func<LiveViewer, ValueTask> leave) : IAsyncDisposable
{
    private readonly Channel<OutgoingMessage> _messages = Channel.CreateBounded<OutgoingMessage>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>The stream.</summary>
    public Guid StreamId => streamId;

    /// <summary>What is to be sent, until the stream is no more.</summary>
    public ChannelReader<OutgoingMessage> Messages => _messages.Reader;

    /// <summary>Something newer than what waits.</summary>
    public void Offer(in OutgoingMessage message) => _messages.Writer.TryWrite(message);

    /// <summary>Something after which nothing comes.</summary>
    public void OfferLast(in OutgoingMessage message)
    {
        Offer(message);
        _messages.Writer.TryComplete();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => leave(this);
}
