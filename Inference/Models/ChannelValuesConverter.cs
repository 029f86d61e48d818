using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Models;

/// <summary>Reads one number for all planes, or an array of three.</summary>
internal sealed class ChannelValuesConverter : JsonConverter<ChannelValues>
{
    public override ChannelValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return ChannelValues.All(reader.GetSingle());
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A number or an array of three numbers is expected.");
        }

        var values = new ChannelValues(ReadNext(ref reader), ReadNext(ref reader), ReadNext(ref reader));

        return reader.Read() && reader.TokenType == JsonTokenType.EndArray
            ? values
            : throw new JsonException("There are more than three numbers.");
    }

    public override void Write(Utf8JsonWriter writer, ChannelValues value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.First);
        writer.WriteNumberValue(value.Second);
        writer.WriteNumberValue(value.Third);
        writer.WriteEndArray();
    }

    private static float ReadNext(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number
            ? reader.GetSingle()
            : throw new JsonException("There are fewer than three numbers.");
}
