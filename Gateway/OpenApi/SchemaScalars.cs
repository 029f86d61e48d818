using System.Text.Json;
using System.Text.Json.Nodes;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.OpenApi;

namespace LunaVideoAgent.Gateway.OpenApi;

/// <summary>Schemas of values without members.</summary>
internal static class SchemaScalars
{
    private const string Hex = "[a-f0-9]";

    private const string UuidPattern = $"{Hex}{{8}}-{Hex}{{4}}-{Hex}{{4}}-{Hex}{{4}}-{Hex}{{12}}";

    /// <summary>The schema of a type that is one value, or of a point; null if it is something else.</summary>
    public static OpenApiSchema? Of(Type type) => type switch
    {
        _ when type == typeof(string) => new() { Type = JsonSchemaType.String },
        _ when type == typeof(bool) => new() { Type = JsonSchemaType.Boolean },
        _ when type == typeof(int) || type == typeof(long) => new() { Type = JsonSchemaType.Integer },
        _ when type == typeof(double) || type == typeof(float) => new() { Type = JsonSchemaType.Number },
        _ when type == typeof(DateTimeOffset) => Time(),
        _ when type == typeof(ImagePoint) => Point(),
        _ when type == typeof(JsonObject) => new() { Type = JsonSchemaType.Object },
        _ when type == typeof(StreamStatus) => Status(),
        _ when type == typeof(List<List<ImagePoint>>) => Polygons(),
        { IsEnum: true } => Word(type),
        _ => null,
    };

    /// <summary>An id.</summary>
    public static OpenApiSchema Uuid() => new() { Type = JsonSchemaType.String, Format = "uuid", Pattern = $"^{UuidPattern}$" };

    /// <summary>The id of a request.</summary>
    public static OpenApiSchema RequestId() => new() { Type = JsonSchemaType.String, Pattern = $"^[0-9]{{10}},{UuidPattern}$" };

    /// <summary>A time.</summary>
    public static OpenApiSchema Time() => new() { Type = JsonSchemaType.String, Format = "date-time" };

    /// <summary>A switch.</summary>
    public static OpenApiSchema Flag() => new() { Type = JsonSchemaType.Integer, Enum = [0, 1] };

    /// <summary>The number of a stream's status.</summary>
    public static OpenApiSchema Status() => new()
    {
        Type = JsonSchemaType.Integer,
        Enum = [.. Enum.GetValues<StreamStatus>().Select(status => JsonValue.Create((int)status))],
        Description = string.Join(
            ", ", Enum.GetValues<StreamStatus>().Select(status => $"{(int)status} {ContractWords.StreamStatuses.WordOf(status)}")),
    };

    /// <summary>One of some texts.</summary>
    public static OpenApiSchema Words(IEnumerable<string> words) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => JsonValue.Create(word))] };

    private static OpenApiSchema Word(Type type)
    {
        var converter = GatewayJson.Options.GetConverter(type);

        return converter is IWords known
            ? Words(known.Words)
            : throw new JsonException($"The contract has no words for {type.Name}.");
    }

    // Inside the frame, unlike a point that was found.
    private static OpenApiSchema Polygons()
    {
        var vertex = Point();
        ((OpenApiSchema)vertex.Items!).Minimum = "0";
        var polygon = new OpenApiSchema { Type = JsonSchemaType.Array, Items = vertex, MinItems = 3 };
        return new() { Type = JsonSchemaType.Array, Items = polygon, MinItems = 1 };
    }

    private static OpenApiSchema Point() => new()
    {
        Type = JsonSchemaType.Array,
        Items = new OpenApiSchema { Type = JsonSchemaType.Number },
        MinItems = 2,
        MaxItems = 2,
    };
}
