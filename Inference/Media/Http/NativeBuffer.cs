using System.Buffers;

namespace LunaVideoAgent.Inference.Media.Http;

/// <summary>Memory of C as a <see cref="Memory{T}"/>, for as long as the call that owns it waits.</summary>
internal sealed unsafe class NativeBuffer(byte* start, int length) : MemoryManager<byte>
{
    /// <inheritdoc/>
    public override Span<byte> GetSpan() => new(start, length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }
}
