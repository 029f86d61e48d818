using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>
/// Checks at every start that the loaded libraries lie in memory as <see cref="LibavLayout"/> says: first by versions and by the
/// offsets that the libraries' own option tables tell, then by decoding a built-in clip.
/// </summary>
internal static class LibavGuard
{
    /// <summary>Throws where anything differs: a wrong offset would read and write foreign memory.</summary>
    public static void Check(LibavLayout layout)
    {
        CheckVersion("libavutil", LibAvCore.avutil_version(), layout.AvUtilMajor);
        CheckVersion("libavcodec", LibAvCodec.avcodec_version(), layout.AvCodecMajor);
        CheckVersion("libavformat", LibAvFormat.avformat_version(), layout.AvCodecMajor);
        CheckVersion("libswscale", LibSwScale.swscale_version(), layout.SwScaleMajor);
        CheckFormatOptions(layout);
        CheckCodecOptions(layout);
    }

    private static void CheckVersion(string library, uint version, int major)
    {
        if (version >> 16 != major)
        {
            throw Mismatch($"{library} says that it is version {version >> 16}, its file name says {major}");
        }
    }

    private static void CheckFormatOptions(LibavLayout layout)
    {
        var context = LibAvFormat.avformat_alloc_context();

        try
        {
            CheckOption(context, "probesize", layout.FormatProbeSize);
            CheckOption(context, "max_delay", layout.FormatMaxDelay);
            CheckOption(context, "fflags", layout.FormatFlags);
        }
        finally
        {
            LibAvFormat.avformat_free_context(context);
        }
    }

    private static void CheckCodecOptions(LibavLayout layout)
    {
        var context = LibAvCodec.avcodec_alloc_context3(0);

        try
        {
            CheckOption(context, "skip_frame", layout.CodecSkipFrame);
            CheckOption(context, "threads", layout.CodecThreadCount);
            CheckOption(context, "flags", layout.CodecFlags);
            CheckOption(context, "pkt_timebase", layout.CodecPacketTimeBase);
            CheckOption(context, "hwaccel_flags", layout.CodecHardwareFlags);
        }
        finally
        {
            LibAvCodec.avcodec_free_context(ref context);
        }

        // hw_device_ctx has no option, but stands right before hwaccel_flags in all releases.
        if (layout.CodecHardwareDevice != layout.CodecHardwareFlags - nint.Size)
        {
            throw Mismatch("hw_device_ctx is not where it is expected");
        }
    }

    private static void CheckOption(nint context, string name, int expected)
    {
        var option = LibAvCore.av_opt_find(context, name, unit: null, optionFlags: 0, searchFlags: 0);
        var offset = option == 0 ? -1 : Marshal.ReadInt32(option, LibavFields.OptionOffset);

        if (offset != expected)
        {
            throw Mismatch($"{name} lies at {offset}, expected at {expected}");
        }
    }

    private static MediaException Mismatch(string what) => new(
        MediaErrorKind.Configuration,
        $"FFmpeg's libraries are not built as this program expects: {what}. Use an unchanged build of FFmpeg 5.1, 6.x or 7.x.");
}
