using LunaVideoAgent.Inference.Media.Native;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Inference.Media.Segments;

/// <summary>Plans with FFmpeg's libraries.</summary>
public sealed class VideoPlanner(TimeProvider timeProvider, ILogger<VideoPlanner> logger) : IVideoPlanner
{
    /// <inheritdoc/>
    public VideoPlan Plan(FrameSourceOptions options, TimeSpan length, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        Libav.EnsureLoaded();
        var interruption = new Interruption(timeProvider);
        interruption.BeginWork(options.OpenTimeout, cancellationToken);
        using var opener = new SourceOpener(options, interruption, timeProvider, logger);
        using var demuxer = opener.Open();
        var stream = StreamChoice.Choose(demuxer.VideoStreams(), demuxer.FindBestStream(), options.PreferredFrameWidth);
        demuxer.Keep(stream.Index);
        PictureSize.ThrowIfTooLarge(stream.Width, stream.Height, options.Policy);

        var rotation = options.RotationDegrees ?? FrameRotation.FromDisplayMatrix(stream.DisplayRotation);
        var first = new FirstPicture(stream.Width, stream.Height, HardwareRefusal: null);
        var info = VideoDescription.Of(stream, demuxer, options.Kind, rotation, first);
        var grid = FrameTimeline.GridFor(stream, options);

        if (Refuse(options, demuxer, info, grid, length) is { } reason)
        {
            return VideoPlan.InOneGo(info, reason);
        }

        interruption.BeginWaits(options.ReadTimeout, cancellationToken);
        var scan = new PacketScan(demuxer, grid!, interruption);
        var segments = scan.Run((long)(length.TotalSeconds / stream.TimeBase.Value));
        var refusal = scan.Refusal ?? (segments.Count < 2 ? "it has no second key frame to be cut at" : null);
        return new VideoPlan(info, segments, scan.Frames, refusal);
    }

    private static string? Refuse(FrameSourceOptions options, Demuxer demuxer, VideoInfo info, FrameGrid? grid, TimeSpan length)
    {
        if (options.Kind is not SourceKind.File || options.HardwareDecoding is not HardwareDecoding.None)
        {
            return "it is not a file that the processor decodes";
        }

        if (info.Duration is not { } duration || duration < length * 2)
        {
            return "it is short";
        }

        if (options.RotationDegrees is null)
        {
            return "each of its frames may tell how it is to be turned";
        }

        if (!demuxer.CanSeek || options.DownloadLimitBytes is not null)
        {
            return "it can only be read from its start to its end";
        }

        return grid is null || info.Width == 0 ? "its frames do not come at a constant rate" : null;
    }
}
