namespace LunaVideoAgent.Gateway.Access;

internal sealed partial class AccessMiddleware
{
    private static partial class Log
    {
        [LoggerMessage(4050, LogLevel.Information, "Audit: {Caller}: {Method} {Path}: {Status}.")]
        public static partial void Changed(ILogger logger, string caller, string method, string path, int status);

        [LoggerMessage(4051, LogLevel.Warning, "Audit: {Caller} may not {Method} {Path}.")]
        public static partial void Refused(ILogger logger, string caller, string method, string path);
    }
}
