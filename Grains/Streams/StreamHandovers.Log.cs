using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class StreamHandovers
{
    private static partial class Log
    {
        [LoggerMessage(1065, LogLevel.Warning, "What is known of stream {StreamId} was not handed over; it begins anew.")]
        public static partial void NotSaved(ILogger logger, Guid streamId, Exception exception);

        [LoggerMessage(1066, LogLevel.Warning, "What is known of stream {StreamId} has {Bytes} bytes, too many; it begins anew.")]
        public static partial void TooLarge(ILogger logger, Guid streamId, int bytes);

        [LoggerMessage(1067, LogLevel.Warning, "What was handed over of stream {StreamId} is not understood; it begins anew.")]
        public static partial void NotUnderstood(ILogger logger, Guid streamId, Exception exception);
    }
}
