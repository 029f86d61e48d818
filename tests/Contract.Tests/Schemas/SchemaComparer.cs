using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Generation;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Schemas;

/// <summary>
/// Compares two schemas in meaning: references are followed and compositions flattened, names of components and words for people do not
/// count. Two rules are one-sided, as compatibility is: a request may be taken with null where the contract has no null, and an answer
/// may promise more members than the contract does.
/// </summary>
internal sealed class SchemaComparer(OpenApiDocument contract, OpenApiDocument served)
{
    private static readonly string[] Equal =
        ["type", "pattern", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems"];

    private static readonly string[] Formats = ["uuid", "date-time"];

    private readonly Flattener _contract = new(contract);
    private readonly Flattener _served = new(served);

    /// <summary>Every difference, each with its place.</summary>
    public IEnumerable<string> Compare(JsonNode expected, JsonNode actual, bool isAnswer, string path)
    {
        var forms = _contract.Variants(expected);
        var servedForms = _served.Variants(actual);

        if (forms.Count != servedForms.Count)
        {
            yield return $"{path}: {servedForms.Count} forms, not {forms.Count}";
        }

        foreach (var (form, servedForm) in forms.Zip(servedForms))
        {
            var place = forms.Count > 1 ? $"{path}<{(string?)form["title"] ?? Discriminator(form)}>" : path;

            foreach (var difference in CompareForm(form, servedForm, isAnswer, place))
            {
                yield return difference;
            }
        }
    }

    private static string Discriminator(JsonObject form) =>
        form["properties"]?.AsObject().Select(member => member.Value?["enum"]?[0]?.ToString()).FirstOrDefault(word => word is not null)
        ?? "?";

    private IEnumerable<string> CompareForm(JsonObject expected, JsonObject actual, bool isAnswer, string path) =>
    [
        .. CompareValues(expected, actual, path),
        .. CompareNull(expected, actual, isAnswer, path),
        .. CompareRequired(expected, actual, isAnswer, path),
        .. CompareMembers(expected, actual, isAnswer, path),
    ];

    private static IEnumerable<string> CompareValues(JsonObject expected, JsonObject actual, string path)
    {
        foreach (var keyword in Equal)
        {
            if (Text(expected[keyword]) != Text(actual[keyword]))
            {
                yield return $"{path}: {keyword} is {Text(actual[keyword])}, not {Text(expected[keyword])}";
            }
        }

        foreach (var (name, read) in new (string, Func<JsonObject, string>)[]
        {
            ("minimum", Minimum), ("maximum", schema => Text(schema["maximum"])), ("enum", Words), ("default", Default), ("format", Format),
        })
        {
            if (read(expected) != read(actual))
            {
                yield return $"{path}: {name} is {read(actual)}, not {read(expected)}";
            }
        }
    }

    private static IEnumerable<string> CompareNull(JsonObject expected, JsonObject actual, bool isAnswer, string path) =>
        (isAnswer, IsNullable(expected), IsNullable(actual)) switch
        {
            (false, true, false) => [$"{path}: null is not taken"],
            (true, false, true) => [$"{path}: may be null"],
            _ => [],
        };

    private static IEnumerable<string> CompareRequired(JsonObject expected, JsonObject actual, bool isAnswer, string path)
    {
        var (wanted, given) = (Names(expected["required"]), Names(actual["required"]));

        return wanted.Except(given).Select(name => $"{path}: {name} is not required")
            .Concat(isAnswer ? [] : given.Except(wanted).Select(name => $"{path}: {name} is required"));
    }

    private IEnumerable<string> CompareMembers(JsonObject expected, JsonObject actual, bool isAnswer, string path)
    {
        var (members, servedMembers) = (Members(expected), Members(actual));

        foreach (var name in members.Keys.Union(servedMembers.Keys))
        {
            var place = Places.Join(path, name);
            var differences = (members.GetValueOrDefault(name), servedMembers.GetValueOrDefault(name)) switch
            {
                ({ } one, { } other) => Compare(one, other, isAnswer, place),
                ({ }, null) => [$"{place}: is missing"],
                _ => [$"{place}: is not in the contract"],
            };

            foreach (var difference in differences)
            {
                yield return difference;
            }
        }

        if (!isAnswer && IsClosed(expected) != IsClosed(actual))
        {
            yield return $"{path}: other members are {(IsClosed(actual) ? "refused" : "taken")}";
        }

        foreach (var keyword in new[] { "items", "additionalProperties" })
        {
            if (expected[keyword] is JsonObject one && actual[keyword] is JsonObject other)
            {
                foreach (var difference in Compare(one, other, isAnswer, Places.Join(path, "*")))
                {
                    yield return difference;
                }
            }
        }
    }

    private static Dictionary<string, JsonNode> Members(JsonObject schema) =>
        (schema["properties"] as JsonObject ?? []).ToDictionary(member => member.Key, member => member.Value!);

    private static bool IsClosed(JsonObject schema) => schema["additionalProperties"] is JsonValue value && !(bool)value;

    private static bool IsNullable(JsonObject schema) => (bool?)schema["nullable"] ?? false;

    private static IEnumerable<string> Names(JsonNode? list) => (list as JsonArray ?? []).Select(name => (string)name!).Distinct();

    private static string Words(JsonObject schema) =>
        string.Join(", ", (schema["enum"] as JsonArray ?? []).Select(Text).Order(StringComparer.Ordinal));

    // An empty list or object is what a member that is not there is anyway.
    private static string Default(JsonObject schema) => Text(schema["default"]) is var text and not "[]" and not "{}" ? text : "none";

    private static string Format(JsonObject schema) =>
        Formats.Contains((string?)schema["format"]) ? (string)schema["format"]! : "none";

    // Whole numbers above 0 are those from 1.
    private static string Minimum(JsonObject schema)
    {
        var isAbove = (bool?)schema["exclusiveMinimum"] ?? false;

        return (isAbove, (string?)schema["type"]) switch
        {
            (true, "integer") => (Number(schema["minimum"]!) + 1).ToString(CultureInfo.InvariantCulture),
            (true, _) => $"above {Text(schema["minimum"])}",
            _ => Text(schema["minimum"]),
        };
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "none",
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => Number(number).ToString(CultureInfo.InvariantCulture),
        _ => value.ToJsonString(),
    };

    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
}
