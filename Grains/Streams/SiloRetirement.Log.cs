using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class SiloRetirement
{
    private static partial class Log
    {
        [LoggerMessage(1075, LogLevel.Warning, "The cluster could not be told that this silo takes nothing more.")]
        public static partial void NotRetired(ILogger logger, Exception exception);
    }
}
