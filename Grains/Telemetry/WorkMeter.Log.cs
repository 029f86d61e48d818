using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Telemetry;

internal sealed partial class WorkMeter
{
    private static partial class Log
    {
        [LoggerMessage(1090, LogLevel.Warning, "Streams and tasks could not be counted; there are no figures of them meanwhile.")]
        public static partial void NotCounted(ILogger logger, Exception exception);
    }
}
