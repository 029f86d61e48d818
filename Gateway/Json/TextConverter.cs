using System.Text.Json;
using System.Text.Json.Serialization;

namespace LunaVideoAgent.Gateway.Json;

/// <summary>A text that can be stored: well-formed Unicode without U+0000, which databases refuse.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new BodyFaultException("must be a string");
        }

        var text = ReadText(ref reader);
        return text.Contains('\0', StringComparison.Ordinal) ? throw new BodyFaultException("must not contain U+0000") : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new BodyFaultException("is not well-formed Unicode");
        }
    }
}
