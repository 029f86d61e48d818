using System.Globalization;
using System.Text.Json.Nodes;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.OpenApi;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>Kinds of parameters of a query.</summary>
internal static class QueryParameters
{
    private const string CommaSeparated = "comma-separated";

    public static QueryParameter<Guid?> Uuid(string name, bool isRequired = false) =>
        new(name, (query, name) => query.Uuid(name), schemas => schemas.Of(typeof(Guid))) { IsRequired = isRequired };

    public static QueryParameter<IReadOnlyList<Guid>> Uuids(string name) =>
        new(name, (query, name) => query.Uuids(name), schemas => List(schemas.Of(typeof(Guid))));

    public static QueryParameter<string?> Text(string name, int maxLength) => new(
        name, (query, name) => query.Text(name, maxLength), _ => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength });

    /// <summary>Texts of bounded length, documented as a list.</summary>
    public static QueryParameter<IReadOnlyList<string>> Texts(string name, int maxLength) => new(
        name,
        (query, name) => query.List(name, maxLength),
        _ => List(new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength }));

    /// <summary>Texts, documented as one text with commas.</summary>
    public static QueryParameter<IReadOnlyList<string>> Words(string name, string? @default = null) => new(
        name, (query, name) => query.List(name), _ => new OpenApiSchema { Type = JsonSchemaType.String, Default = @default })
    {
        Description = CommaSeparated,
    };

    /// <summary>Words out of a set, documented as a list that is all of them by default; which are wrong is told by who reads.</summary>
    public static QueryParameter<IReadOnlyList<string>> Choices(string name, IReadOnlyList<string> all) => new(
        name,
        (query, name) => query.List(name),
        _ => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = SchemaScalars.Words(all),
            Default = new JsonArray([.. all.Select(word => (JsonNode)word)]),
        });

    /// <summary>Whole numbers from 0, documented as one text with commas.</summary>
    public static QueryParameter<IReadOnlyList<int>> Integers(string name) => new(
        name, (query, name) => query.Integers(name, minimum: 0), _ => new OpenApiSchema { Type = JsonSchemaType.String })
    {
        Description = $"{CommaSeparated} non-negative integers",
    };

    public static QueryParameter<int?> Integer(
        string name, int minimum, int maximum = int.MaxValue, int? @default = null, bool isRequired = false)
    {
        OpenApiSchema Describe() => new()
        {
            Type = JsonSchemaType.Integer,
            Minimum = minimum.ToString(CultureInfo.InvariantCulture),
            Maximum = maximum == int.MaxValue ? null : maximum.ToString(CultureInfo.InvariantCulture),
            Default = @default,
        };

        return new(name, (query, name) => query.Integer(name, minimum, maximum), _ => Describe()) { IsRequired = isRequired };
    }

    /// <summary>0 or 1, 0 if it is not given.</summary>
    public static QueryParameter<bool> Flag(string name) => new(
        name,
        (query, name) => query.Integer(name, 0, 1) == 1,
        _ => new OpenApiSchema { Type = JsonSchemaType.Integer, Enum = [0, 1], Default = 0 });

    public static QueryParameter<IReadOnlyList<StreamStatus>> Statuses(string name) =>
        new(name, (query, name) => query.Statuses(name), _ => List(SchemaScalars.Status()));

    public static QueryParameter<DateTimeOffset?> Time(string name, bool isRequired = false) =>
        new(name, (query, name) => query.Time(name), _ => SchemaScalars.Time()) { IsRequired = isRequired };

    public static QueryParameter<string?> Word(string name, string[] words, string? @default = null, bool isRequired = false) => new(
        name,
        (query, name) => query.Word(name, words),
        _ =>
        {
            var schema = SchemaScalars.Words(words);
            schema.Default = @default;
            return schema;
        })
    {
        IsRequired = isRequired,
    };

    private static OpenApiSchema List(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };
}
