namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>A frame in libav's memory: a reference to a pooled buffer, which goes back with the last owner.</summary>
internal sealed unsafe class LibavFrame : Frame
{
    private readonly FrameHandle _frame;

    /// <summary>Takes over an AVFrame.</summary>
    public LibavFrame(nint frame)
    {
        _frame = new FrameHandle(frame);
    }

    /// <inheritdoc/>
    public override FramePlanes Planes
    {
        get
        {
            var pointer = Live().Pointer;
            var layout = Libav.Layout;
            var format = *(int*)(pointer + LibavFields.FrameFormat);

            return new FramePlanes
            {
                Layout = LayoutOf(format),
                PixelFormat = format,
                Data = (byte**)(pointer + LibavFields.FrameData),
                Stride = (int*)(pointer + LibavFields.FrameStride),
                IsFullRange = *(int*)(pointer + layout.FrameColorRange) == LibavFields.ColorRangeFull || format == PixelFormats.YuvJ420P,
                IsBt709 = *(int*)(pointer + layout.FrameColorSpace) == LibavFields.ColorSpaceBt709,
            };
        }
    }

    /// <inheritdoc/>
    public override Frame Share() => new LibavFrame(Live().Reference())
    {
        Position = Position,
        TimeOffset = TimeOffset,
        DecodeTime = DecodeTime,
        CodedWidth = CodedWidth,
        CodedHeight = CodedHeight,
        RotationDegrees = RotationDegrees,
        IsCorrupt = IsCorrupt,
    };

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _frame.Dispose();
        }
    }

    private static FrameLayout LayoutOf(int format)
    {
        if (format == PixelFormats.Yuv420P || format == PixelFormats.YuvJ420P)
        {
            return FrameLayout.Yuv420P;
        }

        return format == PixelFormats.Nv12 ? FrameLayout.Nv12 : FrameLayout.Other;
    }

    private FrameHandle Live()
    {
        ObjectDisposedException.ThrowIf(_frame.IsClosed, this);
        return _frame;
    }
}
