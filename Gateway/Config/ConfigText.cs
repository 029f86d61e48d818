using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Gateway.Config;

/// <summary>Settings as JSON and as lines.</summary>
internal static class ConfigText
{
    /// <summary>An object of groups; what is not in a group stands for itself.</summary>
    public static JsonObject ToJson(SortedDictionary<string, SortedDictionary<string, object?>> groups)
    {
        var json = new JsonObject();

        foreach (var (group, values) in groups)
        {
            json.Add(group, values is { Count: 1 } && values.TryGetValue("", out var single) ? ToNode(single) : ToObject(values));
        }

        return json;
    }

    /// <summary>A line a setting, written so that it can be given on a command line, and a blank line between groups.</summary>
    public static string ToLines(SortedDictionary<string, SortedDictionary<string, object?>> groups)
    {
        var text = new StringBuilder();

        foreach (var (group, values) in groups)
        {
            text.Append(text.Length == 0 ? "" : "\n");

            foreach (var (name, value) in values)
            {
                Append(text, name.Length == 0 ? group : $"{group}:{name}", value);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string key, object? value)
    {
        switch (value)
        {
            case SortedDictionary<string, object?> table:
                foreach (var (name, member) in table)
                {
                    Append(text, $"{key}:{name}", member);
                }

                break;
            case object?[] list:
                for (var i = 0; i < list.Length; i++)
                {
                    Append(text, string.Create(CultureInfo.InvariantCulture, $"{key}:{i}"), list[i]);
                }

                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"{key} = {value}\n");
                break;
        }
    }

    // A key of the configuration may have further colons: each is an object in an object.
    private static JsonObject ToObject(SortedDictionary<string, object?> values)
    {
        var root = new JsonObject();

        foreach (var (name, value) in values)
        {
            var steps = name.Split(':');
            var place = steps[..^1].Aggregate(root, Enter);
            place[steps[^1]] = ToNode(value);
        }

        return root;
    }

    private static JsonObject Enter(JsonObject place, string step)
    {
        if (place[step] is not JsonObject next)
        {
            place[step] = next = [];
        }

        return next;
    }

    private static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        SortedDictionary<string, object?> table => ToObject(table),
        IEnumerable list and not string => new JsonArray([.. list.Cast<object?>().Select(ToNode)]),
        _ => JsonValue.Create(value.ToString()),
    };
}
