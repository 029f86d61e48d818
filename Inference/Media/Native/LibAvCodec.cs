using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Functions of libavcodec; <see cref="Libav.EnsureLoaded"/> comes before the first call.</summary>
internal static unsafe partial class LibAvCodec
{
    private const string Library = "avcodec";

    [LibraryImport(Library)]
    internal static partial uint avcodec_version();

    [LibraryImport(Library)]
    internal static partial nint avcodec_get_name(int codecId);

    [LibraryImport(Library)]
    internal static partial nint avcodec_find_decoder(int codecId);

    [LibraryImport(Library)]
    internal static partial nint avcodec_alloc_context3(nint codec);

    [LibraryImport(Library)]
    internal static partial void avcodec_free_context(ref nint context);

    [LibraryImport(Library)]
    internal static partial int avcodec_parameters_to_context(CodecContextHandle context, nint parameters);

    [LibraryImport(Library)]
    internal static partial int avcodec_open2(CodecContextHandle context, nint codec, ref nint options);

    [LibraryImport(Library)]
    internal static partial int avcodec_send_packet(nint context, nint packet);

    [LibraryImport(Library)]
    internal static partial int avcodec_receive_frame(nint context, nint frame);

    [LibraryImport(Library)]
    internal static partial void avcodec_flush_buffers(nint context);

    [LibraryImport(Library)]
    internal static partial nint avcodec_get_hw_config(nint codec, int index);

    [LibraryImport(Library)]
    internal static partial nint av_packet_alloc();

    [LibraryImport(Library)]
    internal static partial void av_packet_free(ref nint packet);

    [LibraryImport(Library)]
    internal static partial void av_packet_unref(nint packet);

    /// <summary>From FFmpeg 6.1 on.</summary>
    [LibraryImport(Library)]
    internal static partial nint av_packet_side_data_get(nint sideData, int count, int type);
}
