namespace LunaVideoAgent.Silo.Storage;

internal static partial class SchemaVersion
{
    private static partial class Log
    {
        [LoggerMessage(3050, LogLevel.Warning, "The database's schema is newer than this program, which can live with it: {Migrations}.")]
        public static partial void Newer(ILogger logger, string migrations);
    }
}
