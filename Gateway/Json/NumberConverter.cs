using System.Text.Json;
using System.Text.Json.Serialization;

namespace LunaVideoAgent.Gateway.Json;

/// <summary>A finite number; <c>1e999</c> is none.</summary>
internal sealed class NumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw new BodyFaultException("must be a number");

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
