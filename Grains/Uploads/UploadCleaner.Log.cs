using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Uploads;

internal sealed partial class UploadCleaner
{
    private static partial class Log
    {
        [LoggerMessage(1125, LogLevel.Information, "{Count} uploaded videos whose time is over were removed.")]
        public static partial void Cleaned(ILogger logger, int count);

        [LoggerMessage(1126, LogLevel.Warning, "Uploaded videos whose time is over could not be removed.")]
        public static partial void NotCleaned(ILogger logger, Exception exception);
    }
}
