namespace LunaVideoAgent.Plugins;

/// <summary>Works beside the agent for as long as it runs.</summary>
public interface IBackgroundPlugin : IPlugin
{
    /// <summary>Runs until it is cancelled, or done. What it throws ends it, and nothing else.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
