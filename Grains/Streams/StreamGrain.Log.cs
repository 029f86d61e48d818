using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class StreamGrain
{
    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Information, "Stream {StreamId} runs here, epoch {Epoch}.")]
        public static partial void Started(ILogger logger, Guid streamId, long epoch);

        [LoggerMessage(1002, LogLevel.Information, "Stream {StreamId} leaves: {Reason}.")]
        public static partial void Leaving(ILogger logger, Guid streamId, DeactivationReasonCode reason);
    }
}
