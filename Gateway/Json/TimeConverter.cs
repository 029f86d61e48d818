using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Requests;

namespace LunaVideoAgent.Gateway.Json;

/// <summary>A time as RFC 3339 has it; written in UTC with <c>Z</c> and up to microseconds.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TimeText.TryParse(reader.GetString()!, out var time)
            ? time
            : throw new BodyFaultException("must be a time such as 2018-08-11T09:11:41Z");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
}
