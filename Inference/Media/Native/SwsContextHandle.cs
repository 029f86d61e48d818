using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>A converter of libswscale for one pair of sizes and formats; for one thread at a time.</summary>
internal sealed class SwsContextHandle : SafeHandle
{
    // The marshaller makes the instance and puts the pointer into it.
    public SwsContextHandle()
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibSwScale.sws_freeContext(handle);
        return true;
    }
}
