using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class StreamJournal
{
    private static partial class Log
    {
        [LoggerMessage(1030, LogLevel.Warning, "Stream {StreamId}: {Note}.")]
        public static partial void Noted(ILogger logger, Guid streamId, string note);

        [LoggerMessage(1031, LogLevel.Warning, "The log of stream {StreamId} could not be written; trying again.")]
        public static partial void NotWritten(ILogger logger, Guid streamId, Exception exception);

        [LoggerMessage(1032, LogLevel.Error, "Stream {StreamId} failed for a reason that is not its source's.")]
        public static partial void Faulted(ILogger logger, Guid streamId, Exception exception);
    }
}
