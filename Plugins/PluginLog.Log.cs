using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Plugins;

internal static partial class PluginLog
{
    [LoggerMessage(5010, LogLevel.Warning, "Plug-in {Name} failed or took too long, {Count} times so far.")]
    public static partial void Failed(ILogger logger, string name, long count, Exception? exception);

    [LoggerMessage(5011, LogLevel.Error, "Plug-in {Name} ended with an error.")]
    public static partial void Ended(ILogger logger, string name, Exception exception);
}
