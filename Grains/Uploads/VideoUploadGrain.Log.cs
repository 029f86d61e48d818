using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Uploads;

internal sealed partial class VideoUploadGrain
{
    private static partial class Log
    {
        [LoggerMessage(1120, LogLevel.Information, "Video {VideoId} was uploaded: {Bytes} bytes, {Codec} of {Width}x{Height}.")]
        public static partial void Uploaded(ILogger logger, Guid videoId, long bytes, string codec, int width, int height);

        [LoggerMessage(1121, LogLevel.Information, "The upload of video {VideoId} was broken off after {Bytes} bytes.")]
        public static partial void BrokenOff(ILogger logger, Guid videoId, long bytes);

        [LoggerMessage(1122, LogLevel.Error, "Uploaded video {VideoId} could not be written.")]
        public static partial void NotWritten(ILogger logger, Guid videoId, Exception exception);

        [LoggerMessage(1123, LogLevel.Warning, "What is left of uploaded video {VideoId} could not be deleted; it is tried again later.")]
        public static partial void NotDeleted(ILogger logger, Guid videoId, Exception exception);
    }
}
