namespace LunaVideoAgent.Gateway.Live;

internal sealed partial class LiveFeed
{
    private static partial class Log
    {
        [LoggerMessage(4060, LogLevel.Warning, "The live view of stream {StreamId} was interrupted and is tried again.")]
        public static partial void Retrying(ILogger logger, Guid streamId, Exception exception);
    }
}
