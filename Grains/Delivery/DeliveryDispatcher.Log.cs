using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Delivery;

internal sealed partial class DeliveryDispatcher
{
    private static partial class Log
    {
        [LoggerMessage(1220, LogLevel.Warning, "Messages that are due could not be looked for: {Reason}.")]
        public static partial void NotTaken(ILogger logger, string reason);

        [LoggerMessage(1221, LogLevel.Warning, "Sending to a target of {SourceId} ended early: {Reason}.")]
        public static partial void WorkerEnded(ILogger logger, Guid sourceId, string reason);

        [LoggerMessage(1222, LogLevel.Warning, "Claims on targets could not be renewed, or old messages not be removed: {Reason}.")]
        public static partial void NotKept(ILogger logger, string reason);
    }
}
