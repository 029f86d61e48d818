using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Where the events of one stream go besides its feed: to its callbacks, and to whoever observes the silo.</summary>
internal sealed class StreamEvents(StreamSnapshot stream, IEventObserver observer, StreamOutbox outbox)
{
    /// <summary>The stream.</summary>
    public StreamSnapshot Stream => stream;

    /// <summary>Tells an event of one analytic. Never waits.</summary>
    public void Tell(int analyticIndex, AnalyticEvent source)
    {
        observer.Observe(stream, stream.Settings.Analytics[analyticIndex].Name, source);
        outbox.Send(analyticIndex, source);
    }
}
