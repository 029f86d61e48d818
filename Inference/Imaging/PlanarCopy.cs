using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>
/// A frame of any pixel format as 8 bit 4:2:0 of the same size, made by libswscale, with the range and the matrix of the original.
/// Networks shrink pictures by far more than the chroma that is lost here. For one thread at a time.
/// </summary>
internal sealed unsafe class PlanarCopy
{
    private const int Alignment = 64;

    private readonly SwsContextHandle _context;

    // Pinned, so that the addresses below stay true.
    private readonly byte[] _pixels;
    private readonly nint[] _data = GC.AllocateArray<nint>(4, pinned: true);
    private readonly int[] _strides = GC.AllocateArray<int>(4, pinned: true);
    private bool _isFullRange;
    private bool _isBt709;

    public PlanarCopy(PixelSource source)
    {
        Source = source;
        var luma = Align(source.Width);
        var chroma = Align((source.Width + 1) / 2);
        var chromaRows = (source.Height + 1) / 2;
        _pixels = GC.AllocateUninitializedArray<byte>(luma * source.Height + 2 * chroma * chromaRows + 2 * Alignment, pinned: true);

        var start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pixels));
        var aligned = (nint)(start + Alignment - 1) & -Alignment;
        _data[0] = aligned;
        _data[1] = aligned + (nint)luma * source.Height;
        _data[2] = _data[1] + (nint)chroma * chromaRows;
        _strides[0] = luma;
        _strides[1] = _strides[2] = chroma;
        _context = Swscale.Open(source, new PixelSource(source.Width, source.Height, PixelFormats.Yuv420P));
    }

    /// <summary>What it is made from.</summary>
    public PixelSource Source { get; }

    /// <summary>The copied pixels.</summary>
    public FramePlanes Planes => new()
    {
        Layout = FrameLayout.Yuv420P,
        PixelFormat = PixelFormats.Yuv420P,
        Data = Pointers,
        Stride = Strides,
        IsFullRange = _isFullRange,
        IsBt709 = _isBt709,
    };

    private byte** Pointers => (byte**)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_data));

    private int* Strides => (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_strides));

    public void Fill(in FramePlanes planes)
    {
        _isFullRange = planes.IsFullRange;
        _isBt709 = planes.IsBt709;
        Swscale.SetColours(_context, _isFullRange, _isBt709, targetIsFullRange: _isFullRange);
        Swscale.Scale(_context, planes, Source.Height, Pointers, Strides);
    }

    /// <summary>Gives the converter back early; the memory is the collector's.</summary>
    public void Release() => _context.Dispose();

    private static int Align(int length) => (length + Alignment - 1) & -Alignment;
}
