using LunaVideoAgent.Plugins;

namespace LunaVideoAgent.SamplePlugin;

/// <summary>Throws at each event: an agent must not mind.</summary>
public sealed class FaultyEventSink : IEventPlugin
{
    /// <inheritdoc/>
    public string Name => "faulty-event-sink";

    /// <inheritdoc/>
    public string Description => "Throws at each event.";

    /// <inheritdoc/>
    public ValueTask TakeAsync(EventReport analyticEvent, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This plug-in is faulty by intention.");
}
