using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Live;

internal sealed partial class LiveStudio
{
    private static partial class Log
    {
        [LoggerMessage(1095, LogLevel.Warning, "A frame of a watched stream could not be made into a picture.")]
        public static partial void NotEncoded(ILogger logger, Exception exception);
    }
}
