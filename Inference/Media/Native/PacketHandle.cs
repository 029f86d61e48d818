using System.Runtime.InteropServices;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>An AVPacket that is filled and emptied again and again, by one thread.</summary>
internal sealed unsafe class PacketHandle : SafeHandle
{
    public PacketHandle()
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        SetHandle(LibavError.ThrowIfNull(LibAvCodec.av_packet_alloc()));
    }

    public override bool IsInvalid => handle == 0;

    public long Pts => *(long*)(handle + LibavFields.PacketPts);

    public long Dts => *(long*)(handle + LibavFields.PacketDts);

    public int Size => *(int*)(handle + LibavFields.PacketSize);

    /// <summary>It holds a frame that can be decoded by itself.</summary>
    public bool IsKey => (*(int*)(handle + LibavFields.PacketFlags) & LibavFields.PacketFlagKey) != 0;

    /// <summary>Neither damaged nor to be decoded without being shown.</summary>
    public bool IsPlain => (*(int*)(handle + LibavFields.PacketFlags) & LibavFields.PacketFlagsUnusual) == 0;

    /// <summary>What tells it from other packets.</summary>
    public PacketMark Mark => new(Pts, Size);

    public int StreamIndex => *(int*)(handle + LibavFields.PacketStreamIndex);

    /// <summary>The pointer, for calls within this folder while this object is alive.</summary>
    internal nint Pointer => handle;

    /// <summary>Empties it.</summary>
    public void Clear() => LibAvCodec.av_packet_unref(handle);

    protected override bool ReleaseHandle()
    {
        LibAvCodec.av_packet_free(ref handle);
        return true;
    }
}
