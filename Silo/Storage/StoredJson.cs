using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>
/// The document in which the settings of a stream are stored. Programs of two versions read each other's: members are never renamed,
/// unknown ones are passed over, missing ones take their defaults.
/// </summary>
internal static class StoredJson
{
    // By reflection and not by the source generator: that one sets a missing init-only member to default(T), so a document of an
    // older version would read as null where the contract has a default.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        RespectRequiredConstructorParameters = false,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The document of a stream's settings.</summary>
    public static string Write(StreamSettings settings) => JsonSerializer.Serialize(settings, Options);

    /// <summary>The settings of a document.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static StreamSettings Read(string document) =>
        JsonSerializer.Deserialize<StreamSettings>(document, Options)
        ?? throw new JsonException("The stored settings are null.");
}
