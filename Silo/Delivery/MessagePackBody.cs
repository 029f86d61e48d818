using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace LunaVideoAgent.Silo.Delivery;

/// <summary>JSON as MessagePack (specification of 2017-08-09): the same members in the same order.</summary>
internal static class MessagePackBody
{
    /// <summary>The bytes of a document in UTF-8.</summary>
    public static byte[] From(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var output = new ArrayBufferWriter<byte>(json.Length);
        Write(output, document.RootElement);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> output, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteHead(output, element.GetPropertyCount(), 0x80, 15, 0xde);

                foreach (var member in element.EnumerateObject())
                {
                    WriteText(output, member.Name);
                    Write(output, member.Value);
                }

                break;
            case JsonValueKind.Array:
                WriteHead(output, element.GetArrayLength(), 0x90, 15, 0xdc);

                foreach (var item in element.EnumerateArray())
                {
                    Write(output, item);
                }

                break;
            case JsonValueKind.String:
                WriteText(output, element.GetString()!);
                break;
            case JsonValueKind.Number:
                WriteNumber(output, element);
                break;
            default:
                WriteByte(output, element.ValueKind switch { JsonValueKind.True => 0xc3, JsonValueKind.False => 0xc2, _ => 0xc0 });
                break;
        }
    }

    private static void WriteNumber(ArrayBufferWriter<byte> output, JsonElement element)
    {
        if (!element.TryGetInt64(out var whole))
        {
            WriteByte(output, 0xcb);
            BinaryPrimitives.WriteDoubleBigEndian(output.GetSpan(8), element.GetDouble());
            output.Advance(8);
            return;
        }

        if (whole is >= -32 and <= 127)
        {
            WriteByte(output, (byte)whole);
            return;
        }

        WriteByte(output, 0xd3);
        BinaryPrimitives.WriteInt64BigEndian(output.GetSpan(8), whole);
        output.Advance(8);
    }

    private static void WriteText(ArrayBufferWriter<byte> output, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);

        if (length is > 31 and <= byte.MaxValue)
        {
            WriteByte(output, 0xd9);
            WriteByte(output, (byte)length);
        }
        else
        {
            WriteHead(output, length, 0xa0, 31, 0xda);
        }

        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(length)));
    }

    // The length within the first byte, or behind it in 16 or 32 bits; the wider form has the next code.
    private static void WriteHead(ArrayBufferWriter<byte> output, int length, byte small, int smallest, byte wide)
    {
        if (length <= smallest)
        {
            WriteByte(output, (byte)(small | length));
        }
        else if (length <= ushort.MaxValue)
        {
            WriteByte(output, wide);
            BinaryPrimitives.WriteUInt16BigEndian(output.GetSpan(2), (ushort)length);
            output.Advance(2);
        }
        else
        {
            WriteByte(output, (byte)(wide + 1));
            BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), length);
            output.Advance(4);
        }
    }

    private static void WriteByte(ArrayBufferWriter<byte> output, byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }
}
