namespace LunaVideoAgent.Plugins;

/// <summary>
/// Is told of every event of every stream of its silo. One call at a time; a slow one loses the oldest events, not the stream's time.
/// </summary>
public interface IEventPlugin : IPlugin
{
    /// <summary>Takes one event. What it throws is logged, and a call that takes too long is given up.</summary>
    ValueTask TakeAsync(EventReport analyticEvent, CancellationToken cancellationToken);
}
