using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Functions of libavformat; <see cref="Libav.EnsureLoaded"/> comes before the first call.</summary>
internal static unsafe partial class LibAvFormat
{
    private const string Library = "avformat";

    [LibraryImport(Library)]
    internal static partial uint avformat_version();

    [LibraryImport(Library)]
    internal static partial nint avformat_alloc_context();

    [LibraryImport(Library)]
    internal static partial void avformat_free_context(nint context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int avformat_open_input(ref nint context, string url, nint format, ref nint options);

    [LibraryImport(Library)]
    internal static partial int avformat_find_stream_info(nint context, nint options);

    [LibraryImport(Library)]
    internal static partial void avformat_close_input(ref nint context);

    [LibraryImport(Library)]
    internal static partial int av_find_best_stream(nint context, int type, int wanted, int related, nint decoder, int flags);

    [LibraryImport(Library)]
    internal static partial nint av_find_program_from_stream(nint context, nint previous, int stream);

    [LibraryImport(Library)]
    internal static partial int av_read_frame(nint context, nint packet);

    [LibraryImport(Library)]
    internal static partial int av_seek_frame(nint context, int stream, long timestamp, int flags);

    [LibraryImport(Library)]
    internal static partial Rational av_guess_frame_rate(nint context, nint stream, nint frame);

    /// <summary>Up to FFmpeg 7.</summary>
    [LibraryImport(Library)]
    internal static partial nint av_stream_get_side_data(nint stream, int type, nuint* size);

    [LibraryImport(Library)]
    internal static partial nint avio_alloc_context(
        nint buffer,
        int bufferSize,
        int writeFlag,
        nint opaque,
        delegate* unmanaged[Cdecl]<nint, byte*, int, int> read,
        nint write,
        delegate* unmanaged[Cdecl]<nint, long, int, long> seek);

    [LibraryImport(Library)]
    internal static partial void avio_context_free(ref nint io);
}
