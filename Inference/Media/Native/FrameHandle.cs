using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>An AVFrame that nobody fills again: one reference to a pooled buffer.</summary>
internal sealed class FrameHandle : SafeHandle
{
    /// <summary>Takes over an AVFrame.</summary>
    public FrameHandle(nint frame)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        SetHandle(frame);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The pointer, for calls within this folder while this object is alive.</summary>
    internal nint Pointer => handle;

    /// <summary>A new AVFrame with the same pixels, counted once more.</summary>
    public nint Reference() => Reference(handle);

    /// <summary>The same for an AVFrame that somebody else holds.</summary>
    public static nint Reference(nint frame)
    {
        var copy = LibavError.ThrowIfNull(LibAvCore.av_frame_alloc());
        var result = LibAvCore.av_frame_ref(copy, frame);

        if (result < 0)
        {
            LibAvCore.av_frame_free(ref copy);
            LibavError.ThrowIfFailed(result, "A frame cannot be shared");
        }

        return copy;
    }

    protected override bool ReleaseHandle()
    {
        LibAvCore.av_frame_free(ref handle);
        return true;
    }
}
