using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class EarlyStarts
{
    private static partial class Log
    {
        [LoggerMessage(1083, LogLevel.Debug, "Stream {StreamId} did not begin here ahead of its grain: {Reason}.")]
        public static partial void NotStarted(ILogger logger, Guid streamId, string reason);

        [LoggerMessage(1087, LogLevel.Debug, "Stream {StreamId} began here ahead of its grain.")]
        public static partial void Started(ILogger logger, Guid streamId);

        [LoggerMessage(1084, LogLevel.Information, "Stream {StreamId} began here, but its grain did not come: it is left to others.")]
        public static partial void GrainDidNotCome(ILogger logger, Guid streamId);

        [LoggerMessage(1086, LogLevel.Warning, "Stream {StreamId}, whose grain did not come, could not be left in order.")]
        public static partial void NotLeft(ILogger logger, Guid streamId, Exception exception);
    }
}
