using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Delivery;

internal sealed partial class StreamOutbox
{
    private static partial class Log
    {
        [LoggerMessage(1200, LogLevel.Warning, "Messages of stream {StreamId} could not be stored; they are tried again: {Reason}.")]
        public static partial void NotStored(ILogger logger, Guid streamId, string reason);

        [LoggerMessage(1201, LogLevel.Warning, "{Count} messages of stream {StreamId} are lost: its lease is somebody else's.")]
        public static partial void NotOwner(ILogger logger, Guid streamId, int count);

        [LoggerMessage(1202, LogLevel.Error, "{Count} messages of stream {StreamId} are lost so far: too many wait to be stored.")]
        public static partial void Lost(ILogger logger, Guid streamId, long count);
    }
}
