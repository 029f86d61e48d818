using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Segments;

internal sealed partial class ParallelAnalyser
{
    private static partial class Log
    {
        [LoggerMessage(1047, LogLevel.Debug, "A video is read in one go: {Reason}.")]
        public static partial void InOneGo(ILogger logger, string reason);

        [LoggerMessage(1048, LogLevel.Information, "The segments of a video do not fit each other; it is read again in one go.")]
        public static partial void Differs(ILogger logger);
    }
}
