namespace LunaVideoAgent.Gateway.Telemetry;

internal sealed partial class ExportWatch
{
    private static partial class Log
    {
        [LoggerMessage(
            4070, LogLevel.Warning, "Metrics, traces or logs do not arrive at {Address}, {Count} failures so far: {Reason}.")]
        public static partial void NotArrived(ILogger logger, string address, long count, string reason);

        [LoggerMessage(4071, LogLevel.Information, "Metrics, traces and logs arrive at {Address} again.")]
        public static partial void Arrived(ILogger logger, string address);
    }
}
