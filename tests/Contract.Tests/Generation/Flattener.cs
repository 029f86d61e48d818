using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Generation;

/// <summary>Takes the composition out of a schema: each variant that it allows, as one schema without allOf, anyOf and oneOf.</summary>
internal sealed class Flattener(OpenApiDocument document)
{
    private static readonly string[] Compositions = ["allOf", "anyOf", "oneOf"];

    /// <summary>At least one variant, in the order of the document.</summary>
    public IReadOnlyList<JsonObject> Variants(JsonNode schema)
    {
        var resolved = document.Resolve(schema);
        IReadOnlyList<JsonObject> variants = [Own(resolved)];

        foreach (var part in resolved["allOf"] as JsonArray ?? [])
        {
            variants = Product(variants, Variants(part!));
        }

        JsonArray choices = [.. Choices(resolved, "oneOf"), .. Choices(resolved, "anyOf")];

        return choices is [] ? variants : Product(variants, [.. choices.SelectMany(choice => Variants(choice!))]);
    }

    private static IEnumerable<JsonNode?> Choices(JsonObject schema, string keyword) =>
        (schema[keyword] as JsonArray ?? []).Select(choice => choice!.DeepClone());

    private static JsonObject Own(JsonObject schema)
    {
        var own = (JsonObject)schema.DeepClone();

        foreach (var composition in Compositions)
        {
            own.Remove(composition);
        }

        return own;
    }

    private static JsonObject[] Product(IReadOnlyList<JsonObject> left, IReadOnlyList<JsonObject> right) =>
        [.. left.SelectMany(one => right.Select(other => Merge(one, other)))];

    private static JsonObject Merge(JsonObject left, JsonObject right)
    {
        var merged = (JsonObject)left.DeepClone();

        foreach (var (keyword, value) in right)
        {
            merged[keyword] = (keyword, merged[keyword]) switch
            {
                ("properties", JsonObject properties) => Merge(properties, (JsonObject)value!),
                ("required", JsonArray required) => Concat(required, (JsonArray)value!),
                _ => value?.DeepClone(),
            };
        }

        return merged;
    }

    private static JsonArray Concat(JsonArray left, JsonArray right) => new([.. left.Concat(right).Select(name => name!.DeepClone())]);
}
