namespace LunaVideoAgent.Silo.Hosting;

internal sealed partial class SchemaWait
{
    private static partial class Log
    {
        [LoggerMessage(3030, LogLevel.Warning, "Waiting up to {Patience} for the database: {Reason}.")]
        public static partial void Waiting(ILogger logger, TimeSpan patience, string reason);
    }
}
