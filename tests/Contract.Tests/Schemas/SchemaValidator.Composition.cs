using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Schemas;

internal sealed partial class SchemaValidator
{
    private static readonly FrozenSet<string> NoMembers = [];

    private IEnumerable<SchemaFault> CheckComposition(JsonNode? value, JsonObject schema, string path, IReadOnlySet<string> known)
    {
        var inner = known.Concat(Members(schema["allOf"])).Concat(Members(schema["oneOf"])).ToFrozenSet();

        return
        [
            .. Parts(schema, "allOf").SelectMany(part => Validate(value, part, path, inner)),
            .. CheckAnyOf(value, schema, path, known),
            .. CheckOneOf(value, schema, path, known),
        ];
    }

    private List<SchemaFault> CheckAnyOf(JsonNode? value, JsonObject schema, string path, IReadOnlySet<string> known)
    {
        var answers = Parts(schema, "anyOf").Select(part => Validate(value, part, path, known)).ToArray();

        return answers.Length == 0 || answers.Any(faults => faults is []) ? [] : Nearest(answers);
    }

    private List<SchemaFault> CheckOneOf(JsonNode? value, JsonObject schema, string path, IReadOnlySet<string> known)
    {
        var answers = Parts(schema, "oneOf").Select(part => Validate(value, part, path, known)).ToArray();

        return answers.Count(faults => faults is []) switch
        {
            _ when answers.Length == 0 => [],
            1 => [],
            0 => Nearest(answers),
            var count => [new SchemaFault(path, $"fits {count} of the variants, not one")],
        };
    }

    // The variant that was meant is the one whose faults lie deepest, then the one with the fewest.
    private static List<SchemaFault> Nearest(List<SchemaFault>[] answers) =>
        answers.OrderByDescending(faults => faults.Max(fault => fault.Path.Length)).ThenBy(faults => faults.Count).First();

    private IEnumerable<string> Members(JsonNode? parts) => (parts as JsonArray ?? []).SelectMany(part => Members(document.Resolve(part!)));

    private IEnumerable<string> Members(JsonObject schema) =>
        (schema["properties"] as JsonObject ?? []).Select(member => member.Key)
            .Concat(Members(schema["allOf"]))
            .Concat(Members(schema["oneOf"]));

    private static IEnumerable<JsonObject> Parts(JsonObject schema, string keyword) =>
        (schema[keyword] as JsonArray ?? []).Select(part => (JsonObject)part!);
}
