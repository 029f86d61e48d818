using System.Buffers.Binary;

namespace LunaVideoAgent.TestSupport.Rtsp;

/// <summary>Cuts NAL units into RTP packets (RFC 6184): single NAL units and fragments of type FU-A.</summary>
internal sealed class RtpPacketizer
{
    private const int HeaderSize = 12;
    private const int MostPayload = 1200;
    private const byte PayloadType = 96;
    private const byte FragmentType = 28;
    private const uint Source = 0x4c554e41;

    private ushort _sequence;

    /// <summary>The packets of one access unit.</summary>
    public IEnumerable<byte[]> Packets(IReadOnlyList<byte[]> nals, uint timestamp)
    {
        for (var i = 0; i < nals.Count; i++)
        {
            foreach (var packet in Packets(nals[i], timestamp, isLast: i == nals.Count - 1))
            {
                yield return packet;
            }
        }
    }

    private IEnumerable<byte[]> Packets(byte[] nal, uint timestamp, bool isLast)
    {
        if (nal.Length <= MostPayload)
        {
            yield return Packet([], nal, timestamp, isLast);
            yield break;
        }

        for (var offset = 1; offset < nal.Length; offset += MostPayload)
        {
            var length = Math.Min(MostPayload, nal.Length - offset);
            var isEnd = offset + length == nal.Length;
            var indicator = (byte)((nal[0] & 0xe0) | FragmentType);
            var header = (byte)((nal[0] & 0x1f) | (offset == 1 ? 0x80 : 0) | (isEnd ? 0x40 : 0));
            yield return Packet([indicator, header], nal.AsSpan(offset, length), timestamp, isLast && isEnd);
        }
    }

    private byte[] Packet(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> payload, uint timestamp, bool marker)
    {
        var packet = new byte[HeaderSize + prefix.Length + payload.Length];
        packet[0] = 0x80;
        packet[1] = (byte)(PayloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), Source);
        prefix.CopyTo(packet.AsSpan(HeaderSize));
        payload.CopyTo(packet.AsSpan(HeaderSize + prefix.Length));
        return packet;
    }
}
