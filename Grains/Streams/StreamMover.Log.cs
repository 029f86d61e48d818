using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class StreamMover
{
    private static partial class Log
    {
        [LoggerMessage(1073, LogLevel.Information, "Stream {StreamId} has not been moved yet: {Reason}.")]
        public static partial void NotMoved(ILogger logger, Guid streamId, string reason);
    }
}
