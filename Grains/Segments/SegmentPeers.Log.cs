using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Segments;

internal sealed partial class SegmentPeers
{
    private static partial class Log
    {
        [LoggerMessage(1300, LogLevel.Debug, "Silo {Silo} did not say whether it takes segments: {Reason}.")]
        public static partial void NotAnswered(ILogger logger, SiloAddress silo, string reason);

        [LoggerMessage(1301, LogLevel.Information, "Silo {Silo} did not finish segment {Index}, which is done again: {Reason}.")]
        public static partial void Lost(ILogger logger, SiloAddress silo, int index, string reason);
    }
}
