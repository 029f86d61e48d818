using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.OpenApi;

/// <summary>The published contract.</summary>
internal sealed class OpenApiDocument(JsonObject root)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    /// <summary>Our published copy, <c>docs/api/openapi.yaml</c>.</summary>
    public static OpenApiDocument Published { get; } = Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "openapi.yaml")));

    /// <summary>Every operation, in the order of the document.</summary>
    public IReadOnlyList<Operation> Operations { get; } = [.. Read(root)];

    /// <summary>Reads a document in YAML.</summary>
    public static OpenApiDocument Parse(string yaml) => new((JsonObject)YamlJson.Parse(yaml)!);

    /// <summary>A copy that can be changed.</summary>
    public OpenApiDocument Copy() => new((JsonObject)root.DeepClone());

    /// <summary>One operation by its <c>operationId</c>.</summary>
    public Operation Operation(string id) => Operations.Single(operation => operation.Id == id);

    /// <summary>A schema by its name.</summary>
    public JsonObject Schema(string name) => (JsonObject)root["components"]!["schemas"]![name]!;

    /// <summary>What an object says itself, or what it refers to.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        var found = (JsonObject)node;

        while (found["$ref"] is { } reference)
        {
            found = (JsonObject)Follow(root, (string)reference!);
        }

        return found;
    }

    private static IEnumerable<Operation> Read(JsonObject root)
    {
        foreach (var (path, item) in (JsonObject)root["paths"]!)
        {
            foreach (var method in Methods.Where(method => item![method] is not null))
            {
                yield return new Operation(method.ToUpperInvariant(), path, (JsonObject)item![method]!, item["parameters"] as JsonArray);
            }
        }
    }

    private static JsonNode Follow(JsonObject root, string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode)root, (node, name) =>
            node[name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]
            ?? throw new InvalidDataException($"{reference} leads nowhere."));
}
