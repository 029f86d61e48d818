using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media.Segments;

/// <summary>A checksum of packets by their times and sizes, in order (FNV-1a over whole words).</summary>
internal struct PacketChain()
{
    private const ulong Prime = 1099511628211;

    /// <summary>The checksum so far.</summary>
    public ulong Value { get; private set; } = 14695981039346656037;

    /// <summary>Adds a packet.</summary>
    public void Add(PacketHandle packet)
    {
        Mix((ulong)packet.Pts);
        Mix((ulong)packet.Size);
    }

    private void Mix(ulong word) => Value = (Value ^ word) * Prime;
}
