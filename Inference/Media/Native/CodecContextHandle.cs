using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>An AVCodecContext.</summary>
internal sealed class CodecContextHandle : SafeHandle
{
    private CodecContextHandle(nint context)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        SetHandle(context);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The pointer, for calls within this folder while this object is alive.</summary>
    internal nint Pointer => handle;

    /// <summary>A context for one codec.</summary>
    public static CodecContextHandle Allocate(nint codec) =>
        new(LibavError.ThrowIfNull(LibAvCodec.avcodec_alloc_context3(codec)));

    protected override bool ReleaseHandle()
    {
        LibAvCodec.avcodec_free_context(ref handle);
        return true;
    }
}
