using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Functions of libswscale; <see cref="Libav.EnsureLoaded"/> comes before the first call.</summary>
internal static unsafe partial class LibSwScale
{
    /// <summary>Bilinear over whole pixels of the source; cheap, close to plain bilinear.</summary>
    public const int FastBilinear = 1;

    /// <summary>Bilinear, averaging when it shrinks.</summary>
    public const int Bilinear = 2;

    /// <summary>Nearest neighbour.</summary>
    public const int Point = 0x10;

    /// <summary>Rounds exactly.</summary>
    public const int AccurateRounding = 0x40000;

    /// <summary>Number of the BT.709 matrix.</summary>
    public const int Bt709 = 1;

    /// <summary>Number of the BT.601 matrix.</summary>
    public const int Bt601 = 5;

    private const string Library = "swscale";

    [LibraryImport(Library)]
    internal static partial uint swscale_version();

    [LibraryImport(Library)]
    internal static partial SwsContextHandle sws_getContext(
        int sourceWidth,
        int sourceHeight,
        int sourceFormat,
        int targetWidth,
        int targetHeight,
        int targetFormat,
        int flags,
        nint sourceFilter,
        nint targetFilter,
        nint parameters);

    [LibraryImport(Library)]
    internal static partial int sws_scale(
        SwsContextHandle context,
        byte** source,
        int* sourceStride,
        int sourceSliceTop,
        int sourceSliceHeight,
        byte** target,
        int* targetStride);

    /// <summary>Four or more coefficients of a matrix, in memory of the library.</summary>
    [LibraryImport(Library)]
    internal static partial int* sws_getCoefficients(int matrix);

    [LibraryImport(Library)]
    internal static partial int sws_setColorspaceDetails(
        SwsContextHandle context,
        int* inverseTable,
        int sourceIsFullRange,
        int* table,
        int targetIsFullRange,
        int brightness,
        int contrast,
        int saturation);

    [LibraryImport(Library)]
    internal static partial void sws_freeContext(nint context);
}
