using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class StreamLogCleaner
{
    private static partial class Log
    {
        [LoggerMessage(1071, LogLevel.Warning, "Old records of the stream log could not be removed.")]
        public static partial void NotCleared(ILogger logger, Exception exception);
    }
}
