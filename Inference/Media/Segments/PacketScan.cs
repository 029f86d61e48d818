using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media.Segments;

/// <summary>
/// Reads all packets of a stream and cuts it at key frames that come after every frame before them. A video with anything unusual in
/// it, such as times off the grid of its frame rate, is not cut.
/// </summary>
internal sealed class PacketScan(Demuxer demuxer, FrameGrid grid, Interruption interruption)
{
    private readonly List<long> _times = [];
    private readonly List<Cut> _cuts = [];

    /// <summary>Why the video must not be cut; null if nothing speaks against it.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Packets seen.</summary>
    public long Frames => _times.Count;

    /// <summary>Reads to the end and says where the cuts are.</summary>
    /// <param name="shortestTicks">Shortest segment, in ticks of the stream.</param>
    public IReadOnlyList<SegmentBounds> Run(long shortestTicks)
    {
        Read(shortestTicks);

        if (Refusal is not null || _times.Count == 0)
        {
            return [];
        }

        var origin = _times.Min();
        CheckTimes(origin);
        return Refusal is null ? [.. _cuts.Select((cut, index) => ToBounds(cut, index, origin))] : [];
    }

    private void Read(long shortestTicks)
    {
        using var packet = new PacketHandle();
        var chain = new PacketChain();
        var last = long.MinValue;

        while (Refusal is null && demuxer.Read(packet) >= 0)
        {
            interruption.Touch();

            if (packet.Size > 0)
            {
                Check(packet);

                if (_cuts.Count == 0 || (packet.IsKey && packet.Pts > last && packet.Pts - _cuts[^1].Start.Pts >= shortestTicks))
                {
                    chain = new PacketChain();
                    _cuts.Add(new Cut(packet.Mark));
                }

                chain.Add(packet);
                _cuts[^1].Count(chain.Value);
                last = Math.Max(last, packet.Pts);
                _times.Add(packet.Pts);
            }

            packet.Clear();
        }
    }

    private void Check(PacketHandle packet)
    {
        Refusal = packet switch
        {
            { Pts: LibavFields.NoPts } => "some of its packets have no time",
            { IsKey: false } when _cuts.Count == 0 => "it does not begin with a key frame",
            { IsPlain: false } => "some of its packets are damaged or not to be shown",
            _ => null,
        };
    }

    // On the grid, each at a point of its own: then the time of a packet alone tells the number of its frame.
    private void CheckTimes(long origin)
    {
        _times.Sort();
        grid.Anchor(origin);
        var previous = -1L;

        foreach (var time in _times)
        {
            if (grid.IndexOfPacket(time) is not { } index || index <= previous)
            {
                Refusal = "its frames do not come at a constant rate";
                return;
            }

            previous = index;
        }
    }

    private SegmentBounds ToBounds(Cut cut, int index, long origin) => new()
    {
        Index = index,
        Origin = origin,
        Start = index == 0 ? null : cut.Start,
        End = index + 1 < _cuts.Count ? _cuts[index + 1].Start : null,
        Frames = cut.Frames,
        Packets = cut.Packets,
    };

    private sealed class Cut(PacketMark start)
    {
        public PacketMark Start => start;

        public long Frames { get; private set; }

        public ulong Packets { get; private set; }

        public void Count(ulong packets) => (Frames, Packets) = (Frames + 1, packets);
    }
}
