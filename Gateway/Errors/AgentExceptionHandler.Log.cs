namespace LunaVideoAgent.Gateway.Errors;

internal sealed partial class AgentExceptionHandler
{
    private static partial class Log
    {
        [LoggerMessage(4000, LogLevel.Error, "{Method} {Path} failed unexpectedly.")]
        public static partial void Unexpected(ILogger logger, string method, string path, Exception exception);

        [LoggerMessage(4001, LogLevel.Warning, "Not served: no silo answered, or its database did not.")]
        public static partial void Unavailable(ILogger logger, Exception exception);
    }
}
