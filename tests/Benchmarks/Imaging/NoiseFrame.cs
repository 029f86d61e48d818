using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Benchmarks.Imaging;

/// <summary>A frame of noise in memory of its own; noise keeps caches and branches as busy as a street does.</summary>
internal sealed unsafe class NoiseFrame : Frame
{
    private const int Padding = 64;

    private readonly byte[] _pixels;
    private readonly nint[] _data = GC.AllocateArray<nint>(4, pinned: true);
    private readonly int[] _strides = GC.AllocateArray<int>(4, pinned: true);
    private readonly FrameLayout _layout;

    private NoiseFrame(int width, int height, FrameLayout layout)
    {
        _layout = layout;
        var chroma = width / 2;
        _pixels = GC.AllocateUninitializedArray<byte>(width * height * 3 / 2 + Padding, pinned: true);
        new Random(1).NextBytes(_pixels);

        var start = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pixels));
        (_data[0], _data[1], _data[2]) = (start, start + width * height, start + width * height + chroma * height / 2);
        (_strides[0], _strides[1], _strides[2]) = (width, layout == FrameLayout.Nv12 ? width : chroma, chroma);
    }

    public override FramePlanes Planes => new()
    {
        Layout = _layout,
        PixelFormat = _layout == FrameLayout.Nv12 ? 23 : 0,
        Data = (byte**)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_data)),
        Stride = (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_strides)),
        IsFullRange = false,
        IsBt709 = true,
    };

    public static NoiseFrame Create(int width, int height, FrameLayout layout) => new(width, height, layout)
    {
        Position = default,
        TimeOffset = 0,
        DecodeTime = DateTimeOffset.UnixEpoch,
        CodedWidth = width,
        CodedHeight = height,
        RotationDegrees = 0,
        IsCorrupt = false,
    };

    public override Frame Share() => this;

    protected override void Dispose(bool disposing)
    {
    }
}
