using System.Text.Json;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Schemas;

internal sealed partial class SchemaValidator
{
    private List<SchemaFault> CheckArray(JsonArray array, JsonObject schema, string path)
    {
        List<SchemaFault> faults = [];

        if (schema["minItems"] is { } least && array.Count < (int)least)
        {
            faults.Add(new SchemaFault(path, $"has fewer than {least} items"));
        }

        if (schema["maxItems"] is { } most && array.Count > (int)most)
        {
            faults.Add(new SchemaFault(path, $"has more than {most} items"));
        }

        if (schema["uniqueItems"]?.GetValue<bool>() == true && HasTwins(array))
        {
            faults.Add(new SchemaFault(path, "has an item twice"));
        }

        if (schema["items"] is JsonObject items)
        {
            faults.AddRange(array.Index().SelectMany(entry => Validate(entry.Item, items, Join(path, $"{entry.Index}"), NoMembers)));
        }

        return faults;
    }

    private List<SchemaFault> CheckObject(JsonObject members, JsonObject schema, string path, IReadOnlySet<string> known)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        List<SchemaFault> faults = [];

        foreach (var name in (schema["required"] as JsonArray ?? []).Select(name => (string)name!))
        {
            if (!members.ContainsKey(name))
            {
                faults.Add(new SchemaFault(Join(path, name), "is required"));
            }
        }

        foreach (var (name, value) in members)
        {
            if (properties[name] is JsonObject property)
            {
                faults.AddRange(Validate(value, property, Join(path, name), NoMembers));
            }
            else if (!known.Contains(name))
            {
                faults.AddRange(CheckAdditional(value, schema["additionalProperties"], Join(path, name)));
            }
        }

        return faults;
    }

    private List<SchemaFault> CheckAdditional(JsonNode? value, JsonNode? rule, string path) => rule switch
    {
        null => [],
        JsonObject schema => Validate(value, schema, path, NoMembers),
        _ => rule.GetValueKind() is JsonValueKind.True ? [] : [new SchemaFault(path, "is not allowed here")],
    };

    private static bool HasTwins(JsonArray array) =>
        array.Index().Any(entry => array.Take(entry.Index).Any(other => JsonNode.DeepEquals(other, entry.Item)));
}
