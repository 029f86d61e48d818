using System.Buffers.Binary;
using System.Text;

namespace LunaVideoAgent.TestSupport.Onnx;

/// <summary>The wire format of Protocol Buffers, as far as an ONNX file needs it: numbers, texts, messages.</summary>
internal sealed class ProtoWriter
{
    private readonly MemoryStream _bytes = new();

    public byte[] ToArray() => _bytes.ToArray();

    public ProtoWriter Number(int field, long value)
    {
        Varint((ulong)field << 3);
        Varint((ulong)value);
        return this;
    }

    public ProtoWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoWriter Message(int field, ProtoWriter value) => Bytes(field, value.ToArray());

    public ProtoWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    /// <summary>Floats, each of four bytes, the lowest first: raw data of a tensor.</summary>
    public ProtoWriter Floats(int field, IReadOnlyList<float> values)
    {
        var raw = new byte[4 * values.Count];

        for (var i = 0; i < values.Count; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(4 * i), values[i]);
        }

        return Bytes(field, raw);
    }

    private void Varint(ulong value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            _bytes.WriteByte((byte)(value | 0x80));
        }

        _bytes.WriteByte((byte)value);
    }
}
