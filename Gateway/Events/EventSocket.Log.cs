using System.Net.WebSockets;

namespace LunaVideoAgent.Gateway.Events;

internal sealed partial class EventSocket
{
    private static partial class Log
    {
        [LoggerMessage(4030, LogLevel.Debug, "A listener of stream {StreamId} leaves: {Reason}.")]
        public static partial void Closing(ILogger logger, Guid streamId, WebSocketCloseStatus reason);

        [LoggerMessage(4031, LogLevel.Error, "A listener of stream {StreamId} could not be served.")]
        public static partial void Failed(ILogger logger, Guid streamId, Exception exception);
    }
}
