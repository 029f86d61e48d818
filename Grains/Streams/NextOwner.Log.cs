using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class NextOwner
{
    private static partial class Log
    {
        [LoggerMessage(1093, LogLevel.Debug, "Stream {StreamId}: its source was not opened ahead by {Silo}.")]
        public static partial void NotOpened(ILogger logger, Guid streamId, SiloAddress silo);

        [LoggerMessage(1094, LogLevel.Information, "Stream {StreamId}: its next owner could not be prepared.")]
        public static partial void NotPrepared(ILogger logger, Guid streamId, Exception exception);

        [LoggerMessage(1096, LogLevel.Information, "Stream {StreamId}: {Silo} could not be told to go on with it.")]
        public static partial void NotStarted(ILogger logger, Guid streamId, SiloAddress silo, Exception exception);
    }
}
