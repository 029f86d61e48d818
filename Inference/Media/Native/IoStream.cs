using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>One open <see cref="IByteSource"/> and the block of memory by which C names it.</summary>
internal sealed unsafe class IoStream : IDisposable
{
    // libav looks for options behind an AVIOContext's opaque pointer and takes its first word for an AVClass: null says that there
    // are none. The handle follows.
    private const int HandleOffset = 8;
    private const int BlockSize = 16;

    private GCHandle _self;

    public IoStream(IoBridge bridge, IByteSource source)
    {
        Bridge = bridge;
        Source = source;
        _self = GCHandle.Alloc(this);
        Opaque = (nint)NativeMemory.AllocZeroed(BlockSize);
        Marshal.WriteIntPtr(Opaque, HandleOffset, GCHandle.ToIntPtr(_self));
    }

    public IoBridge Bridge { get; }

    public IByteSource Source { get; }

    /// <summary>The next byte to be read.</summary>
    public long Position { get; set; }

    /// <summary>How C names it.</summary>
    public nint Opaque { get; private set; }

    /// <summary>The stream that C names.</summary>
    public static IoStream From(nint opaque) =>
        (IoStream)GCHandle.FromIntPtr(Marshal.ReadIntPtr(opaque, HandleOffset)).Target!;

    public void Dispose()
    {
        if (Opaque == 0)
        {
            return;
        }

        Source.Dispose();
        _self.Free();
        NativeMemory.Free((void*)Opaque);
        Opaque = 0;
    }
}
