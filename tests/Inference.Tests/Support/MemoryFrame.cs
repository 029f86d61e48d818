using System.Runtime.InteropServices;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>A frame whose planes lie in memory of its own, each row filled up to its stride with bytes that must not matter.</summary>
internal sealed unsafe class MemoryFrame : Frame
{
    private readonly Pixels _pixels;
    private bool _disposed;

    private MemoryFrame(Pixels pixels) => _pixels = pixels;

    public int Owners => _pixels.Owners;

    public override FramePlanes Planes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pixels.Owners == 0, this);
            return new FramePlanes
            {
                Layout = _pixels.Layout,
                PixelFormat = _pixels.Format,
                Data = (byte**)_pixels.Data,
                Stride = (int*)_pixels.Strides,
                IsFullRange = _pixels.IsFullRange,
                IsBt709 = _pixels.IsBt709,
            };
        }
    }

    public static MemoryFrame Yuv420P(int width, int height, PlaneFill fill, FrameLook? look = null)
    {
        var (halfWidth, halfHeight) = ((width + 1) / 2, (height + 1) / 2);
        return Create(
            width, height, look, FrameLayout.Yuv420P, 0, fill, [(width, height), (halfWidth, halfHeight), (halfWidth, halfHeight)]);
    }

    public static MemoryFrame Nv12(int width, int height, PlaneFill fill, FrameLook? look = null)
    {
        var (halfWidth, halfHeight) = ((width + 1) / 2, (height + 1) / 2);
        return Create(
            width,
            height,
            look,
            FrameLayout.Nv12,
            23,
            (plane, x, y) => plane == 0 ? fill(0, x, y) : fill(1 + x % 2, x / 2, y),
            [(width, height), (2 * halfWidth, halfHeight)]);
    }

    /// <summary>Any other format: rows of bytes as libav has them.</summary>
    public static MemoryFrame Other(
        string format, int width, int height, PlaneFill fill, FrameLook? look, params (int Bytes, int Rows)[] planes) =>
        Create(width, height, look, FrameLayout.Other, PixelFormats.Find(format), fill, planes);

    public override Frame Share()
    {
        _pixels.Owners++;
        return With(_pixels, this);
    }

    protected override void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;

        if (--_pixels.Owners == 0)
        {
            _pixels.Free();
        }
    }

    private static MemoryFrame Create(
        int width, int height, FrameLook? look, FrameLayout layout, int format, PlaneFill fill, (int Bytes, int Rows)[] planes)
    {
        look ??= new FrameLook();
        var pixels = new Pixels(layout, format, look.IsFullRange, look.IsBt709);

        for (var plane = 0; plane < planes.Length; plane++)
        {
            var stride = planes[plane].Bytes + look.Padding;
            var rows = (byte*)NativeMemory.Alloc((nuint)(stride * planes[plane].Rows));
            ((byte**)pixels.Data)[plane] = rows;
            ((int*)pixels.Strides)[plane] = stride;

            for (var y = 0; y < planes[plane].Rows; y++)
            {
                for (var x = 0; x < stride; x++)
                {
                    rows[y * stride + x] = x < planes[plane].Bytes ? fill(plane, x, y) : (byte)(0xA5 ^ x);
                }
            }
        }

        return new MemoryFrame(pixels)
        {
            Position = default,
            TimeOffset = 0,
            DecodeTime = DateTimeOffset.UnixEpoch,
            CodedWidth = width,
            CodedHeight = height,
            RotationDegrees = look.RotationDegrees,
            IsCorrupt = false,
        };
    }

    private static MemoryFrame With(Pixels pixels, MemoryFrame like) => new(pixels)
    {
        Position = like.Position,
        TimeOffset = like.TimeOffset,
        DecodeTime = like.DecodeTime,
        CodedWidth = like.CodedWidth,
        CodedHeight = like.CodedHeight,
        RotationDegrees = like.RotationDegrees,
        IsCorrupt = like.IsCorrupt,
    };

    private sealed class Pixels(FrameLayout layout, int format, bool isFullRange, bool isBt709)
    {
        public FrameLayout Layout { get; } = layout;

        public int Format { get; } = format;

        public bool IsFullRange { get; } = isFullRange;

        public bool IsBt709 { get; } = isBt709;

        public nint Data { get; } = (nint)NativeMemory.AllocZeroed(4, (nuint)sizeof(byte*));

        public nint Strides { get; } = (nint)NativeMemory.AllocZeroed(4, sizeof(int));

        public int Owners { get; set; } = 1;

        public void Free()
        {
            for (var plane = 0; plane < 4; plane++)
            {
                NativeMemory.Free(((byte**)Data)[plane]);
            }

            NativeMemory.Free((void*)Data);
            NativeMemory.Free((void*)Strides);
        }
    }
}
