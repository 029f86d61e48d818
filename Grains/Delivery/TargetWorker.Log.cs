using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Delivery;

internal sealed partial class TargetWorker
{
    private static partial class Log
    {
        [LoggerMessage(1210, LogLevel.Warning, "Message {MessageId} of {SourceId} did not reach {Endpoint} and is tried again: {Reason}.")]
        public static partial void Failed(ILogger logger, Guid messageId, Guid sourceId, string endpoint, string reason);

        [LoggerMessage(1211, LogLevel.Warning, "A callback of {SourceId} at {Endpoint} is switched off: {Reason}.")]
        public static partial void Gone(ILogger logger, Guid sourceId, string endpoint, string reason);

        [LoggerMessage(1212, LogLevel.Error, "Messages of {SourceId} could not be sent on; they are when the claim is over.")]
        public static partial void Broken(ILogger logger, Guid sourceId, Exception exception);
    }
}
