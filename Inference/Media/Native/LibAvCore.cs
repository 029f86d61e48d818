using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Functions of libavutil; <see cref="Libav.EnsureLoaded"/> comes before the first call.</summary>
internal static unsafe partial class LibAvCore
{
    private const string Library = "avutil";

    [LibraryImport(Library)]
    internal static partial uint avutil_version();

    [LibraryImport(Library)]
    internal static partial void av_log_set_callback(delegate* unmanaged[Cdecl]<nint, int, nint, nint, void> callback);

    [LibraryImport(Library)]
    internal static partial int av_log_format_line2(
        nint context, int level, nint format, nint arguments, byte* line, int lineSize, int* printPrefix);

    [LibraryImport(Library)]
    internal static partial int av_strerror(int error, byte* text, nuint textSize);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int av_dict_set(ref nint dictionary, string key, string value, int flags);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint av_dict_get(nint dictionary, string key, nint previous, int flags);

    [LibraryImport(Library)]
    internal static partial void av_dict_free(ref nint dictionary);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint av_opt_find(nint context, string name, string? unit, int optionFlags, int searchFlags);

    [LibraryImport(Library)]
    internal static partial nint av_malloc(nuint size);

    [LibraryImport(Library)]
    internal static partial void av_free(nint memory);

    [LibraryImport(Library)]
    internal static partial nint av_frame_alloc();

    [LibraryImport(Library)]
    internal static partial void av_frame_free(ref nint frame);

    [LibraryImport(Library)]
    internal static partial int av_frame_ref(nint target, nint source);

    [LibraryImport(Library)]
    internal static partial void av_frame_unref(nint frame);

    [LibraryImport(Library)]
    internal static partial void av_frame_move_ref(nint target, nint source);

    [LibraryImport(Library)]
    internal static partial int av_frame_copy_props(nint target, nint source);

    [LibraryImport(Library)]
    internal static partial nint av_frame_get_side_data(nint frame, int type);

    [LibraryImport(Library)]
    internal static partial double av_display_rotation_get(int* matrix);

    [LibraryImport(Library)]
    internal static partial nint av_buffer_ref(nint buffer);

    [LibraryImport(Library)]
    internal static partial void av_buffer_unref(ref nint buffer);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int av_get_pix_fmt(string name);

    [LibraryImport(Library)]
    internal static partial nint av_get_pix_fmt_name(int pixelFormat);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int av_hwdevice_find_type_by_name(string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int av_hwdevice_ctx_create(ref nint device, int type, string? name, nint options, int flags);

    [LibraryImport(Library)]
    internal static partial int av_hwframe_transfer_data(nint target, nint source, int flags);
}
