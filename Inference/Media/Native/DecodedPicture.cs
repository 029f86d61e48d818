using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>The AVFrame that the decoder fills again and again, by one thread; what is wanted of it is moved out.</summary>
internal sealed unsafe class DecodedPicture : SafeHandle
{
    private readonly LibavLayout _layout = Libav.Layout;

    public DecodedPicture()
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        SetHandle(LibavError.ThrowIfNull(LibAvCore.av_frame_alloc()));
    }

    public override bool IsInvalid => handle == 0;

    public int Width => *(int*)(handle + LibavFields.FrameWidth);

    public int Height => *(int*)(handle + LibavFields.FrameHeight);

    public long Pts => *(long*)(handle + LibavFields.FramePts);

    public long PacketDts => *(long*)(handle + LibavFields.FramePacketDts);

    public long BestEffortTimestamp => *(long*)(handle + _layout.FrameBestEffortTimestamp);

    /// <summary>Marked as damaged, or decoded with errors that were concealed.</summary>
    public bool IsCorrupt =>
        (*(int*)(handle + _layout.FrameFlags) & LibavFields.FrameFlagCorrupt) != 0
        || *(int*)(handle + _layout.FrameDecodeErrorFlags) != 0;

    /// <summary>libav's number of its pixel format.</summary>
    public int PixelFormat => *(int*)(handle + LibavFields.FrameFormat);

    /// <summary>Marked as using 0..255 rather than 16..235.</summary>
    public bool IsFullRange => *(int*)(handle + _layout.FrameColorRange) == LibavFields.ColorRangeFull;

    /// <summary>It lies in the memory of a device.</summary>
    public bool IsOnDevice => *(nint*)(handle + _layout.FrameHardwareFrames) != 0;

    /// <summary>The pointer, for calls within this folder while this object is alive.</summary>
    internal nint Pointer => handle;

    /// <summary>Counterclockwise degrees of its own display matrix; null if it has none.</summary>
    public double? DisplayRotation()
    {
        var sideData = LibAvCore.av_frame_get_side_data(handle, LibavFields.SideDataDisplayMatrixFrame);
        return sideData == 0
            ? null
            : DisplayMatrix.Rotation(
                Marshal.ReadIntPtr(sideData, LibavFields.SideDataBytes), Marshal.ReadIntPtr(sideData, LibavFields.SideDataSize));
    }

    /// <summary>Empties it.</summary>
    public void Clear() => LibAvCore.av_frame_unref(handle);

    /// <summary>One more reference to the same pixels, for a new AVFrame.</summary>
    internal nint Reference() => FrameHandle.Reference(handle);

    /// <summary>Hands the pixels over to a new AVFrame; from a device they are copied, as NV12 where they have 8 bits.</summary>
    internal nint Detach()
    {
        var frame = LibavError.ThrowIfNull(LibAvCore.av_frame_alloc());

        if (!IsOnDevice)
        {
            LibAvCore.av_frame_move_ref(frame, handle);
            return frame;
        }

        var result = LibAvCore.av_hwframe_transfer_data(frame, handle, 0);

        if (result >= 0)
        {
            result = LibAvCore.av_frame_copy_props(frame, handle);
        }

        if (result < 0)
        {
            LibAvCore.av_frame_free(ref frame);
            LibavError.ThrowIfFailed(result, "A frame could not be copied from the decoding device");
        }

        return frame;
    }

    protected override bool ReleaseHandle()
    {
        LibAvCore.av_frame_free(ref handle);
        return true;
    }
}
