namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Pixel formats by name: their numbers differ from release to release.</summary>
internal static class PixelFormats
{
    /// <summary>No format, or one that the libraries do not know.</summary>
    public const int None = -1;

    private static readonly Lazy<int> LazyYuv420P = new(() => Find("yuv420p"));
    private static readonly Lazy<int> LazyYuvJ420P = new(() => Find("yuvj420p"));
    private static readonly Lazy<int> LazyNv12 = new(() => Find("nv12"));

    /// <summary>8 bit 4:2:0 in three planes.</summary>
    public static int Yuv420P => LazyYuv420P.Value;

    /// <summary>The same in full range, as JPEG has it.</summary>
    public static int YuvJ420P => LazyYuvJ420P.Value;

    /// <summary>8 bit 4:2:0 in two planes.</summary>
    public static int Nv12 => LazyNv12.Value;

    /// <summary>The number of a format such as <c>gbrpf32le</c>; <see cref="None"/> if there is none of that name.</summary>
    public static int Find(string name)
    {
        _ = Libav.Layout;
        return LibAvCore.av_get_pix_fmt(name);
    }

    /// <summary>The name of a format; null for a number that has none.</summary>
    public static string? NameOf(int pixelFormat)
    {
        _ = Libav.Layout;
        return LibavText.Read(LibAvCore.av_get_pix_fmt_name(pixelFormat));
    }
}
