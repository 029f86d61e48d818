namespace LunaVideoAgent.Gateway.Streams;

internal static partial class StreamStatisticsEndpoints
{
    private static partial class Log
    {
        [LoggerMessage(4061, LogLevel.Debug, "Stream {StreamId} gave no figures.")]
        public static partial void NoAnswer(ILogger logger, Guid streamId, Exception exception);
    }
}
