using System.Text.Json;
using System.Text.Json.Serialization;

namespace LunaVideoAgent.Gateway.Json;

/// <summary>An integer as JSON Schema has it: <c>3</c>, <c>3.0</c> and <c>0.3e1</c> are one.</summary>
internal sealed class IntegerConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw new BodyFaultException("must be an integer");
        }

        if (reader.TryGetInt32(out var value))
        {
            return value;
        }

        var real = reader.GetDouble();

        if (!double.IsInteger(real))
        {
            throw new BodyFaultException("must be an integer");
        }

        return real is >= int.MinValue and <= int.MaxValue ? (int)real : throw new BodyFaultException("is too large or too small");
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
