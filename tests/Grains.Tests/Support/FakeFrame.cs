using System.Runtime.InteropServices;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>A grey frame that knows how many owners it has.</summary>
internal sealed unsafe class FakeFrame : Frame
{
    private const int PixelsAcross = 640;
    private const int PixelsDown = 480;

    // All frames and planes share one grey memory, with what readers of whole vectors read beyond its end.
    private static readonly byte** PlaneAddresses = (byte**)NativeMemory.AllocZeroed(4, (nuint)sizeof(byte*));
    private static readonly int* Strides = (int*)NativeMemory.AllocZeroed(4, sizeof(int));

    private readonly Owners _owners;
    private bool _disposed;

    static FakeFrame()
    {
        var grey = (byte*)NativeMemory.Alloc(PixelsAcross * PixelsDown + 64);
        NativeMemory.Fill(grey, PixelsAcross * PixelsDown + 64, 128);

        for (var plane = 0; plane < 3; plane++)
        {
            PlaneAddresses[plane] = grey;
            Strides[plane] = plane == 0 ? PixelsAcross : PixelsAcross / 2;
        }
    }

    private FakeFrame(Owners owners)
    {
        _owners = owners;
        Interlocked.Increment(ref owners.Count);
    }

    public override FramePlanes Planes => new()
    {
        Layout = FrameLayout.Yuv420P,
        PixelFormat = 0,
        Data = PlaneAddresses,
        Stride = Strides,
        IsFullRange = false,
        IsBt709 = false,
    };

    public static FakeFrame At(long index, double seconds, Owners owners) => new(owners)
    {
        Position = new FramePosition(index, seconds, 0.1),
        TimeOffset = seconds,
        DecodeTime = DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        CodedWidth = PixelsAcross,
        CodedHeight = PixelsDown,
        RotationDegrees = 0,
        IsCorrupt = false,
    };

    public override Frame Share() => At(Position.Index, TimeOffset, _owners);

    protected override void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            Interlocked.Decrement(ref _owners.Count);
        }
    }

    internal sealed class Owners
    {
        public int Count;
    }
}
