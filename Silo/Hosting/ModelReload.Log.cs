namespace LunaVideoAgent.Silo.Hosting;

internal sealed partial class ModelReload
{
    private static partial class Log
    {
        [LoggerMessage(3040, LogLevel.Warning, "The cluster could not be told which analytics this silo offers now, it will be.")]
        public static partial void NotTold(ILogger logger, Exception exception);
    }
}
