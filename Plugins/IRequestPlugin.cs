namespace LunaVideoAgent.Plugins;

/// <summary>
/// Is told of every request after its answer. One call at a time; a slow one loses the oldest reports, not the client's time.
/// </summary>
public interface IRequestPlugin : IPlugin
{
    /// <summary>Takes one report. What it throws is logged, and a call that takes too long is given up.</summary>
    ValueTask TakeAsync(RequestReport request, CancellationToken cancellationToken);
}
