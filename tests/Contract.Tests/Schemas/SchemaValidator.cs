using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Schemas;

/// <summary>
/// Checks a value against a schema of OpenAPI 3.0. A keyword that it does not know is an error of the schema, never ignored.
/// </summary>
internal sealed partial class SchemaValidator(OpenApiDocument document)
{
    private static readonly HashSet<string> Words =
        ["description", "title", "example", "default", "x-source", "discriminator", "deprecated", "readOnly", "writeOnly"];

    private static readonly HashSet<string> Checks =
    [
        "type", "nullable", "enum", "format", "pattern", "minLength", "maxLength",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "items", "minItems", "maxItems", "uniqueItems",
        "properties", "required", "additionalProperties",
        "allOf", "anyOf", "oneOf",
    ];

    /// <summary>Every fault, in the order of the schema; none if the value fits.</summary>
    public IReadOnlyList<SchemaFault> Validate(JsonNode? value, JsonObject schema) => Validate(value, schema, "", NoMembers);

    // known: members that sibling schemas of an allOf declare. Without them "additionalProperties: false" in one part would
    // forbid what another part adds, which no document means.
    private List<SchemaFault> Validate(JsonNode? value, JsonObject reference, string path, IReadOnlySet<string> known)
    {
        var schema = document.Resolve(reference);
        RefuseUnknownKeywords(schema);

        if (value is null && IsNullable(schema))
        {
            return [];
        }

        if (schema["type"] is { } type && !HasType(value, (string)type!))
        {
            return [new SchemaFault(path, $"is no {type}")];
        }

        return
        [
            .. CheckEnum(value, schema, path),
            .. value is JsonValue scalar ? CheckScalar(scalar, schema, path) : [],
            .. value is JsonArray array ? CheckArray(array, schema, path) : [],
            .. value is JsonObject members ? CheckObject(members, schema, path, known) : [],
            .. CheckComposition(value, schema, path, known),
        ];
    }

    private static bool IsNullable(JsonObject schema) => schema["nullable"]?.GetValue<bool>() ?? false;

    private static bool HasType(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) => true,
        ("array", JsonValueKind.Array) => true,
        ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(Number(value!)),
        _ => false,
    };

    private static IEnumerable<SchemaFault> CheckEnum(JsonNode? value, JsonObject schema, string path)
    {
        if (schema["enum"] is JsonArray values && !values.Any(one => JsonNode.DeepEquals(one, value)))
        {
            yield return new SchemaFault(path, $"is none of {values.ToJsonString()}");
        }
    }

    private static void RefuseUnknownKeywords(JsonObject schema)
    {
        var unknown = schema.Select(member => member.Key).FirstOrDefault(name => !Words.Contains(name) && !Checks.Contains(name));

        if (unknown is not null)
        {
            throw new NotSupportedException($"The schema keyword '{unknown}' is not checked.");
        }
    }

    private static decimal Number(JsonNode value) =>
        decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Join(string path, string member) => path is "" ? member : $"{path}.{member}";
}
