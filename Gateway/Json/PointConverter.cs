using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Json;

/// <summary>A point as a list of two numbers.</summary>
internal sealed class PointConverter : JsonConverter<ImagePoint>
{
    private const string Fault = "must be a list of two numbers";

    public override ImagePoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new BodyFaultException(Fault);
        }

        var point = new ImagePoint(ReadNumber(ref reader), ReadNumber(ref reader));
        return reader.Read() && reader.TokenType == JsonTokenType.EndArray ? point : throw new BodyFaultException(Fault);
    }

    public override void Write(Utf8JsonWriter writer, ImagePoint value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.X);
        writer.WriteNumberValue(value.Y);
        writer.WriteEndArray();
    }

    private static double ReadNumber(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw new BodyFaultException(Fault);
}
