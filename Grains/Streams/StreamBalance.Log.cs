using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class StreamBalance
{
    private static partial class Log
    {
        [LoggerMessage(1076, LogLevel.Information, "Stream {StreamId} moves to a silo with more room.")]
        public static partial void Moving(ILogger logger, Guid streamId);

        [LoggerMessage(1077, LogLevel.Warning, "The load of the silos could not be compared.")]
        public static partial void NotBalanced(ILogger logger, Exception exception);
    }
}
