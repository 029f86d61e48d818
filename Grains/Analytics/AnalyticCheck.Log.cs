using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Analytics;

internal sealed partial class AnalyticCheck
{
    private static partial class Log
    {
        [LoggerMessage(1110, LogLevel.Information, "Silo {Silo} did not check analytics that only it has: {Reason}.")]
        public static partial void NotAnswered(ILogger logger, SiloAddress silo, string reason);
    }
}
