using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class StreamCatalogGrain
{
    private static partial class Log
    {
        [LoggerMessage(1010, LogLevel.Debug, "Stream {StreamId} did not run when it changed: {Reason}.")]
        public static partial void NotRefreshed(ILogger logger, Guid streamId, string reason);

        [LoggerMessage(1011, LogLevel.Debug, "Stream {StreamId} waits: {Reason}.")]
        public static partial void NotStarted(ILogger logger, Guid streamId, string reason);
    }
}
