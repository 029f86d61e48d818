namespace LunaVideoAgent.Gateway.Service;

internal sealed partial class ClusterProbe
{
    private static partial class Log
    {
        [LoggerMessage(4011, LogLevel.Warning, "No silo answers ({Reason}).")]
        public static partial void Silent(ILogger logger, string reason);

        [LoggerMessage(4012, LogLevel.Information, "A silo answers.")]
        public static partial void AnswersAgain(ILogger logger);
    }
}
