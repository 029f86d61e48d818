using LunaVideoAgent.Plugins;

namespace LunaVideoAgent.SamplePlugin;

/// <summary>Marks that it was started, and that it was stopped.</summary>
public sealed class StartMark : IBackgroundPlugin
{
    /// <inheritdoc/>
    public string Name => "start-mark";

    /// <inheritdoc/>
    public string Description => "Writes into background.txt when it is started and when it is stopped.";

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Journal.Write("background.txt", "started");
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Journal.Write("background.txt", "stopped");
    }
}
