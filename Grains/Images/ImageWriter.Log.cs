using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Images;

internal sealed partial class ImageWriter
{
    private static partial class Log
    {
        [LoggerMessage(1080, LogLevel.Error, "Picture {ImageId} of stream {StreamId} could not be saved.")]
        public static partial void NotSaved(ILogger logger, Guid imageId, Guid streamId, Exception exception);

        [LoggerMessage(1081, LogLevel.Warning, "Picture {ImageId} of stream {StreamId} was dropped: too many wait to be saved.")]
        public static partial void Dropped(ILogger logger, Guid imageId, Guid streamId);

        [LoggerMessage(1082, LogLevel.Warning, "Pictures whose time is over could not be deleted.")]
        public static partial void NotCleaned(ILogger logger, Exception exception);
    }
}
