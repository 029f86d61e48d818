using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class FilePositions
{
    private static partial class Log
    {
        [LoggerMessage(1068, LogLevel.Warning, "How far the file of stream {StreamId} was read is not noted; it begins at its start.")]
        public static partial void NotSaved(ILogger logger, Guid streamId, Exception exception);
    }
}
