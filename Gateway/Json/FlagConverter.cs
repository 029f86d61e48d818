using System.Text.Json;
using System.Text.Json.Serialization;

namespace LunaVideoAgent.Gateway.Json;

/// <summary>A switch that the contract writes as 0 or 1.</summary>
internal sealed class FlagConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && value is 0 or 1
            ? value > 0
            : throw new BodyFaultException("must be one of: 0, 1");

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteNumberValue(value ? 1 : 0);
}
