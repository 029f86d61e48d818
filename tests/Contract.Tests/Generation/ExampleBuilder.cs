using System.Text.Json;
using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Generation;

/// <summary>
/// Builds values with every member that a schema knows: one for the first variant of everything, then one for each other variant.
/// </summary>
/// <param name="document">Where references lead.</param>
/// <param name="hints">By the end of a path: what to say where a schema says too little.</param>
internal sealed class ExampleBuilder(OpenApiDocument document, IReadOnlyDictionary<string, string> hints)
{
    private readonly Flattener _flattener = new(document);

    /// <summary>The examples of a schema; the first has no focus.</summary>
    public IReadOnlyList<Example> Build(JsonObject schema) => Build(schema, "");

    private List<Example> Build(JsonNode schema, string path)
    {
        var variants = _flattener.Variants(schema);
        var examples = variants.Select(variant => BuildOne(variant, path)).ToArray();

        // The first variant is the base. What follows is told apart by where it differs: all of another variant, or a part of it.
        return
        [
            .. examples[0],
            .. examples.Skip(1).SelectMany(others => others).Select(other => other with { Focus = path }),
        ];
    }

    private List<Example> BuildOne(JsonObject schema, string path)
    {
        var hint = hints.FirstOrDefault(hint => path.EndsWith(hint.Key, StringComparison.Ordinal));

        return (hint.Value, (string?)schema["type"]) switch
        {
            (not null, _) => [new Example(JsonNode.Parse(hint.Value), "")],
            (_, "object") => BuildObject(schema, path),
            (_, "array") => BuildArray(schema, path),
            _ => [new Example(BuildScalar(schema), "")],
        };
    }

    private List<Example> BuildObject(JsonObject schema, string path)
    {
        var members = (schema["properties"] as JsonObject ?? [])
            .Where(member => !IsForbidden(member.Value!))
            .Select(member => (Name: member.Key, Examples: Build(member.Value!, Places.Join(path, member.Key))))
            .ToArray();
        var full = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, member.Examples[0].Value?.DeepClone())));

        return
        [
            new Example(full, ""),
            .. from member in members
               from other in member.Examples.Skip(1)
               select new Example(Places.With(full, member.Name, other.Value), other.Focus),
        ];
    }

    // {enum: []}: no value fits.
    private static bool IsForbidden(JsonNode schema) => schema["enum"] is JsonArray { Count: 0 };

    private List<Example> BuildArray(JsonObject schema, string path)
    {
        var items = Build(schema["items"]!, Places.Join(path, "0"));
        var count = Math.Max(1, schema["minItems"]?.GetValue<int>() ?? 1);

        return [.. items.Select(item => new Example(Repeat(item.Value, count), item.Focus))];
    }

    private static JsonArray Repeat(JsonNode? item, int count) => new([.. Enumerable.Range(0, count).Select(_ => item?.DeepClone())]);

    private static JsonNode? BuildScalar(JsonObject schema)
    {
        var given = schema["example"] ?? schema["enum"]?[0] ?? schema["default"];

        return given is not null and not JsonObject ? given.DeepClone() : Invent(schema);
    }

    private static JsonNode? Invent(JsonObject schema) => ((string?)schema["type"], (string?)schema["format"]) switch
    {
        ("string", "uuid") => "557d54ec-29ad-4f3c-93b4-c9092ef12515",
        ("string", "date-time") => "2018-08-11T09:11:41Z",
        ("string", _) => "text",
        ("boolean", _) => true,
        ("integer", _) => Above(schema, 1),
        ("number", _) => Above(schema, 0.5m),
        _ => throw new NotSupportedException($"No example for {schema.ToJsonString(JsonSerializerOptions.Web)}"),
    };

    private static decimal Above(JsonObject schema, decimal step) => (schema["minimum"]?.GetValue<decimal>() ?? 0) + step;
}
