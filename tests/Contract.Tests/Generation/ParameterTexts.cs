using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LunaVideoAgent.Contract.Tests.OpenApi;
using LunaVideoAgent.Contract.Tests.Schemas;

namespace LunaVideoAgent.Contract.Tests.Generation;

/// <summary>Texts for a parameter of a path, a query or a header, and whether the contract allows them.</summary>
internal sealed partial class ParameterTexts(OpenApiDocument document)
{
    private readonly Flattener _flattener = new(document);
    private readonly SchemaValidator _validator = new(document);

    /// <summary>Texts on and beside every limit of a parameter, starting from one that is allowed.</summary>
    public IEnumerable<(string Text, IReadOnlyList<SchemaFault> Faults)> Of(OperationParameter parameter, string allowed) =>
        Texts(parameter.Schema, allowed)
            .Prepend(allowed)
            .Where(text => text.Length > 0)
            .Distinct()
            .Select(text => (text, _validator.Validate(Read(text, parameter.Schema), parameter.Schema)));

    private IEnumerable<string> Texts(JsonObject schema, string allowed)
    {
        if (schema["items"] is not { } items)
        {
            return Scalars.Instead(Read(allowed, schema), _flattener.Variants(schema)).Select(Write);
        }

        var others = Texts(document.Resolve(items), allowed).ToArray();

        return [.. others, .. others.Where(other => other.Length > 0).Select(other => $"{allowed},{other}")];
    }

    private JsonNode? Read(string text, JsonObject schema) => (string?)schema["type"] switch
    {
        "array" => new JsonArray([.. text.Split(',').Select(item => Read(item, document.Resolve(schema["items"]!)))]),
        "integer" or "number" when Number().IsMatch(text) => JsonNode.Parse(text),
        "boolean" when text is "true" or "false" => text is "true",
        _ => text,
    };

    private static string Write(JsonNode? value) =>
        value?.GetValueKind() is JsonValueKind.String ? (string)value! : value?.ToJsonString() ?? "null";

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?$")]
    private static partial Regex Number();
}
