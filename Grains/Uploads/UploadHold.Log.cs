using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Uploads;

internal sealed partial class UploadHold
{
    private static partial class Log
    {
        [LoggerMessage(1127, LogLevel.Warning, "Uploaded video {VideoId} is read but cannot be held; it may expire meanwhile: {Reason}.")]
        public static partial void NotHeld(ILogger logger, Guid videoId, string reason);
    }
}
