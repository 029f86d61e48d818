using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Segments;

internal sealed partial class SegmentScheduler
{
    private static partial class Log
    {
        [LoggerMessage(1304, LogLevel.Information, "Segment {Index} of {Count} is done here.")]
        public static partial void DoneHere(ILogger logger, int index, int count);

        [LoggerMessage(1305, LogLevel.Information, "Segment {Index} of {Count} is done by silo {Silo}.")]
        public static partial void DoneElsewhere(ILogger logger, int index, int count, SiloAddress silo);
    }
}
