namespace LunaVideoAgent.Gateway.Hosting;

internal sealed partial class WarmUp
{
    private static partial class Log
    {
        [LoggerMessage(4013, LogLevel.Debug, "The first clients may have to wait a little: warming up has not come to its end.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
