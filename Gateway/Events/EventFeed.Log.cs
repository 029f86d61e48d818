namespace LunaVideoAgent.Gateway.Events;

internal sealed partial class EventFeed
{
    private static partial class Log
    {
        [LoggerMessage(4020, LogLevel.Warning, "The feed of stream {StreamId} was interrupted and is tried again.")]
        public static partial void Retrying(ILogger logger, Guid streamId, Exception exception);
    }
}
