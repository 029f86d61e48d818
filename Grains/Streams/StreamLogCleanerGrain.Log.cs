using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class StreamLogCleanerGrain
{
    private static partial class Log
    {
        [LoggerMessage(1070, LogLevel.Information, "{Count} records of the stream log were older than {Age} and are removed.")]
        public static partial void Cleared(ILogger logger, int count, TimeSpan age);
    }
}
