using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>
/// The documents in which settings and results are stored. Programs of two versions read each other's: members are never renamed,
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
    public static string Write(StreamSettings settings) => WriteDocument(settings);

    /// <summary>The settings of a document.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static StreamSettings Read(string document) => ReadDocument<StreamSettings>(document);

    /// <summary>The document of any record of the contract.</summary>
    public static string WriteDocument<T>(T record)
        where T : class => JsonSerializer.Serialize(record, Options);

    /// <summary>The record of a document.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static T ReadDocument<T>(string document)
        where T : class =>
        JsonSerializer.Deserialize<T>(document, Options) ?? throw new JsonException("The stored document is null.");
}
