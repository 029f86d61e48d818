using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.OpenApi;

/// <summary>One parameter of an operation.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="Place"><c>path</c>, <c>query</c> or <c>header</c>.</param>
/// <param name="IsRequired">Whether nothing works without it.</param>
/// <param name="Schema">Its resolved schema.</param>
internal sealed record OperationParameter(string Name, string Place, bool IsRequired, JsonObject Schema)
{
    /// <summary>Reads a parameter or a reference to one.</summary>
    public static OperationParameter Read(OpenApiDocument document, JsonNode node)
    {
        var parameter = document.Resolve(node);

        return new OperationParameter(
            (string)parameter["name"]!,
            (string)parameter["in"]!,
            parameter["required"]?.GetValue<bool>() ?? false,
            document.Resolve(parameter["schema"]!));
    }
}
