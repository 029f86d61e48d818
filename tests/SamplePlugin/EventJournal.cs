using System.Globalization;
using LunaVideoAgent.Plugins;

namespace LunaVideoAgent.SamplePlugin;

/// <summary>Writes a line for each event.</summary>
public sealed class EventJournal : IEventPlugin
{
    /// <inheritdoc/>
    public string Name => "event-journal";

    /// <inheritdoc/>
    public string Description => "Writes a line for each event into events.txt.";

    /// <inheritdoc/>
    public ValueTask TakeAsync(EventReport analyticEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(analyticEvent);
        var (type, status, count) = (analyticEvent.EventType, analyticEvent.Status, analyticEvent.PeopleCount);
        Journal.Write("events.txt", string.Create(CultureInfo.InvariantCulture, $"{analyticEvent.StreamId} {type} {status} {count}"));
        return ValueTask.CompletedTask;
    }
}
