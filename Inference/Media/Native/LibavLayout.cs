namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>
/// Where fields lie in one major version of FFmpeg's libraries, in bytes. Fields that never moved are in <see cref="LibavFields"/>.
/// </summary>
internal sealed record LibavLayout
{
    /// <summary>The release, such as <c>7.x</c>.</summary>
    public required string Release { get; init; }

    public required int AvUtilMajor { get; init; }

    /// <summary>libavcodec and libavformat have always had the same.</summary>
    public required int AvCodecMajor { get; init; }

    public required int SwScaleMajor { get; init; }

    public required int SwResampleMajor { get; init; }

    /// <summary>Stream side data lies in the codec parameters and is read by av_packet_side_data_get.</summary>
    public required bool HasCodedSideData { get; init; }

    [NativeField("AVFormatContext", "url")]
    public required int FormatUrl { get; init; }

    [NativeField("AVFormatContext", "duration")]
    public required int FormatDuration { get; init; }

    [NativeField("AVFormatContext", "flags")]
    public required int FormatFlags { get; init; }

    [NativeField("AVFormatContext", "probesize")]
    public required int FormatProbeSize { get; init; }

    [NativeField("AVFormatContext", "max_delay")]
    public required int FormatMaxDelay { get; init; }

    [NativeField("AVFormatContext", "interrupt_callback")]
    public required int FormatInterruptCallback { get; init; }

    [NativeField("AVFormatContext", "opaque")]
    public required int FormatOpaque { get; init; }

    [NativeField("AVFormatContext", "io_open")]
    public required int FormatIoOpen { get; init; }

    [NativeField("AVFormatContext", "io_close2")]
    public required int FormatIoClose { get; init; }

    [NativeField("AVStream", "codecpar")]
    public required int StreamCodecParameters { get; init; }

    [NativeField("AVStream", "time_base")]
    public required int StreamTimeBase { get; init; }

    [NativeField("AVStream", "duration")]
    public required int StreamDuration { get; init; }

    [NativeField("AVStream", "nb_frames")]
    public required int StreamFrameCount { get; init; }

    [NativeField("AVStream", "disposition")]
    public required int StreamDisposition { get; init; }

    [NativeField("AVStream", "discard")]
    public required int StreamDiscard { get; init; }

    [NativeField("AVStream", "avg_frame_rate")]
    public required int StreamAverageFrameRate { get; init; }

    [NativeField("AVStream", "r_frame_rate")]
    public required int StreamRealFrameRate { get; init; }

    [NativeField("AVCodecParameters", "format")]
    public required int ParametersFormat { get; init; }

    [NativeField("AVCodecParameters", "width")]
    public required int ParametersWidth { get; init; }

    [NativeField("AVCodecParameters", "height")]
    public required int ParametersHeight { get; init; }

    [NativeField("AVCodecParameters", "color_range")]
    public required int ParametersColorRange { get; init; }

    /// <summary>Zero where <see cref="HasCodedSideData"/> is false.</summary>
    [NativeField("AVCodecParameters", "coded_side_data")]
    public required int ParametersCodedSideData { get; init; }

    /// <summary>Zero where <see cref="HasCodedSideData"/> is false.</summary>
    [NativeField("AVCodecParameters", "nb_coded_side_data")]
    public required int ParametersCodedSideDataCount { get; init; }

    [NativeField("AVCodecContext", "hw_device_ctx")]
    public required int CodecHardwareDevice { get; init; }

    [NativeField("AVCodecContext", "hwaccel_flags")]
    public required int CodecHardwareFlags { get; init; }

    [NativeField("AVCodecContext", "pkt_timebase")]
    public required int CodecPacketTimeBase { get; init; }

    [NativeField("AVCodecContext", "thread_count")]
    public required int CodecThreadCount { get; init; }

    [NativeField("AVCodecContext", "skip_frame")]
    public required int CodecSkipFrame { get; init; }

    [NativeField("AVCodecContext", "flags")]
    public required int CodecFlags { get; init; }

    [NativeField("AVFrame", "flags")]
    public required int FrameFlags { get; init; }

    [NativeField("AVFrame", "color_range")]
    public required int FrameColorRange { get; init; }

    [NativeField("AVFrame", "colorspace")]
    public required int FrameColorSpace { get; init; }

    [NativeField("AVFrame", "best_effort_timestamp")]
    public required int FrameBestEffortTimestamp { get; init; }

    [NativeField("AVFrame", "decode_error_flags")]
    public required int FrameDecodeErrorFlags { get; init; }

    [NativeField("AVFrame", "hw_frames_ctx")]
    public required int FrameHardwareFrames { get; init; }

    /// <summary>File names of the libraries of this family, in the order they must be loaded in.</summary>
    public IReadOnlyList<(string Name, string File)> Files =>
    [
        ("avutil", $"libavutil.so.{AvUtilMajor}"),
        ("avcodec", $"libavcodec.so.{AvCodecMajor}"),
        ("avformat", $"libavformat.so.{AvCodecMajor}"),
        ("swscale", $"libswscale.so.{SwScaleMajor}"),
    ];
}
