using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class StreamDrain
{
    private static partial class Log
    {
        [LoggerMessage(1074, LogLevel.Information, "{Count} streams have been handed over.")]
        public static partial void Drained(ILogger logger, int count);

        [LoggerMessage(1078, LogLevel.Information, "{Count} streams go on here until a successor has started, or for {Delay}.")]
        public static partial void Waiting(ILogger logger, int count, TimeSpan delay);
    }
}
