using System.Globalization;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.OpenApi;

/// <summary>One method of one path.</summary>
internal sealed class Operation(string method, string path, JsonObject definition, JsonArray? shared)
{
    /// <summary>In capitals.</summary>
    public string Method { get; } = method;

    /// <summary>With its variables in braces.</summary>
    public string Path { get; } = path;

    /// <summary>Its <c>operationId</c>.</summary>
    public string Id => (string)definition["operationId"]!;

    /// <summary>The documented status codes.</summary>
    public IReadOnlyList<int> Statuses { get; } =
        [.. definition["responses"]!.AsObject().Select(response => int.Parse(response.Key, CultureInfo.InvariantCulture))];

    /// <summary>Those of the path first, then its own.</summary>
    public IEnumerable<OperationParameter> Parameters(OpenApiDocument document) =>
        (shared ?? []).Concat(definition["parameters"] as JsonArray ?? []).Select(node => OperationParameter.Read(document, node!));

    /// <summary>The schema of its JSON body; null if it has none.</summary>
    public JsonObject? Body(OpenApiDocument document) =>
        definition["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? document.Resolve(schema) : null;

    /// <summary>What it promises for a status; null if it does not document that status.</summary>
    public JsonObject? Response(OpenApiDocument document, int status) =>
        definition["responses"]![$"{status}"] is { } response ? document.Resolve(response) : null;

    /// <inheritdoc/>
    public override string ToString() => Id;
}
