using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>From what a user asked for to what the reader needs.</summary>
internal static class SourceOptionsBuilder
{
    /// <summary>How to read a source.</summary>
    /// <param name="data">What the user asked for.</param>
    /// <param name="options">What the service allows.</param>
    /// <param name="startSeconds">Time of its first frame: the user's, or later after a reconnect.</param>
    public static FrameSourceOptions Build(StreamData data, PipelineOptions options, double startSeconds)
    {
        var isLive = data.Type is StreamSourceType.Stream;
        var isRecording = isLive && IsLocalFile(data.Reference);

        return new FrameSourceOptions
        {
            Reference = data.Reference,
            Kind = isLive && !isRecording ? SourceKind.Live : SourceKind.File,
            Policy = SourcePolicy.Default with { MediaFolder = options.MediaFolder, UploadFolder = options.UploadFolder },
            RotationDegrees = data.Orientation is OrientationStrategy.VideoInfo ? null : data.RotationDegrees,
            TimestampSource = (FrameTimestampSource)data.TimestampSource,
            StartTimeSeconds = startSeconds,
            FrameRate = data.FrameRate,
            OpenTimeout = data.Downloadable ? data.Timeout ?? options.DownloadTimeout : options.OpenTimeout,
            DownloadLimitBytes = data.Downloadable ? options.MaxDownloadBytes : null,
            MaxBytes = isLive ? null : options.MaxDownloadBytes,
            ReadTimeout = data.Timeout ?? (isLive ? options.ReadTimeout : options.FileTimeout),
            DemuxerOptions = data.FfmpegOptions,
            HardwareDecoding = options.HardwareDecoding,
            DecoderThreads = isLive ? 1 : options.FileDecoderThreads,
            PaceInRealTime = isRecording,
            MaxLateness = isLive ? options.MaxLateness : null,
            PreferredFrameWidth = data.PreferredFrameWidth,
        };
    }

    // A recording that is used as a camera is read as the file it is, at the speed it was recorded at.
    private static bool IsLocalFile(string reference) =>
        !reference.Contains("://", StringComparison.Ordinal)
        || reference.StartsWith("file://", StringComparison.OrdinalIgnoreCase);
}
