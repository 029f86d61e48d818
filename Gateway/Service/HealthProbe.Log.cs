namespace LunaVideoAgent.Gateway.Service;

internal sealed partial class HealthProbe
{
    private static partial class Log
    {
        [LoggerMessage(4010, LogLevel.Warning, "The health check found no working agent.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
