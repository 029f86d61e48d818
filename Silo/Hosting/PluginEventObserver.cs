using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Plugins;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>Tells plug-ins of events.</summary>
internal sealed class PluginEventObserver(PluginHost plugins) : IEventObserver
{
    /// <inheritdoc/>
    public void Observe(StreamSnapshot stream, string analyticName, AnalyticEvent analyticEvent)
    {
        if (!plugins.WatchesEvents)
        {
            return;
        }

        plugins.Offer(new EventReport
        {
            StreamId = stream.StreamId,
            AccountId = stream.Settings.AccountId,
            AnalyticName = analyticName,
            EventId = analyticEvent.EventId,
            EventType = analyticEvent.EventType,
            Status = ApiWord.Of(analyticEvent.Status),
            StartSeconds = analyticEvent.Segment.StartSeconds,
            EndSeconds = analyticEvent.Segment.EndSeconds,
            PeopleCount = analyticEvent.PeopleCount,
        });
    }
}
