using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media;

/// <summary>Puts together what is known of a source once it is open.</summary>
internal static class VideoDescription
{
    /// <summary>The description for the source's owner.</summary>
    public static VideoInfo Of(StreamInfo stream, Demuxer demuxer, SourceKind kind, int rotationDegrees, FirstPicture first)
    {
        var isTurned = rotationDegrees is 90 or 270;
        var rate = FrameTimeline.FrameRateOf(stream);
        var duration = kind == SourceKind.Live ? null : DurationOf(stream) ?? demuxer.Duration;

        return new VideoInfo
        {
            Width = isTurned ? first.Height : first.Width,
            Height = isTurned ? first.Width : first.Height,
            RotationDegrees = rotationDegrees,
            FrameRate = rate,
            Duration = duration,
            FrameCount = FrameCountOf(stream, duration, rate),
            Format = demuxer.Format,
            Codec = stream.Codec,
            HardwareRefusal = first.HardwareRefusal,
        };
    }

    private static TimeSpan? DurationOf(StreamInfo stream) =>
        stream.Duration > 0 ? TimeSpan.FromSeconds(stream.Duration * stream.TimeBase.Value) : null;

    private static long? FrameCountOf(StreamInfo stream, TimeSpan? duration, double? rate)
    {
        if (duration is null)
        {
            return null;
        }

        if (stream.FrameCount > 0)
        {
            return stream.FrameCount;
        }

        return rate is null ? null : (long)Math.Round(duration.Value.TotalSeconds * rate.Value);
    }
}
