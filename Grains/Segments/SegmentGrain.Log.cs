using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Segments;

internal sealed partial class SegmentGrain
{
    private static partial class Log
    {
        [LoggerMessage(1311, LogLevel.Debug, "Segment {Index} begins for silo {Silo}.")]
        public static partial void Begins(ILogger logger, int index, SiloAddress silo);

        [LoggerMessage(1302, LogLevel.Information, "Segment {Index} is done for silo {Silo}.")]
        public static partial void Done(ILogger logger, int index, SiloAddress silo);

        [LoggerMessage(1303, LogLevel.Information, "Segment {Index} could not be done for silo {Silo}: {Reason}.")]
        public static partial void Failed(ILogger logger, int index, SiloAddress silo, string reason);
    }
}
