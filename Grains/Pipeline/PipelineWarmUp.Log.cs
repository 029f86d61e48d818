using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Pipeline;

internal sealed partial class PipelineWarmUp
{
    private static partial class Log
    {
        [LoggerMessage(1085, LogLevel.Warning, "The clip that warms this silo up could not be analysed.")]
        public static partial void NotWarm(ILogger logger, Exception exception);
    }
}
