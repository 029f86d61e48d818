using System.Text.Json;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Generation;

/// <summary>What to try in the place of a value.</summary>
internal static class Scalars
{
    private static readonly string[] OfAnyType = ["null", "true", "0", "-1", "1.5", "\"\"", "\"word\"", "[]", "{}"];

    /// <summary>Values of every type, and those on and beside each limit; the value itself is left out.</summary>
    public static IEnumerable<JsonNode?> Instead(JsonNode? value, IReadOnlyList<JsonObject> variants) =>
        OfAnyType.Select(text => JsonNode.Parse(text))
            .Concat(variants.SelectMany(variant => Beside(variant, value)))
            .Where(other => !JsonNode.DeepEquals(other, value))
            .DistinctBy(other => other?.ToJsonString() ?? "null");

    private static IEnumerable<JsonNode?> Beside(JsonObject schema, JsonNode? value) =>
    [
        .. (schema["enum"] as JsonArray ?? []).Select(one => one?.DeepClone()),
        .. Numbers(schema["minimum"], (string?)schema["type"]),
        .. Numbers(schema["maximum"], (string?)schema["type"]),
        .. value?.GetValueKind() is JsonValueKind.String ? Texts(schema, (string)value!) : [],
    ];

    private static IEnumerable<JsonNode?> Numbers(JsonNode? limit, string? type)
    {
        if (limit is null)
        {
            return [];
        }

        var number = limit.GetValue<decimal>();
        decimal[] around = type is "integer" ? [number - 1, number, number + 1] : [number - 0.5m, number, number + 0.5m];

        return around.Select(one => (JsonNode)JsonValue.Create(one));
    }

    private static IEnumerable<JsonNode?> Texts(JsonObject schema, string text)
    {
        yield return text.ToUpperInvariant();
        yield return $"{text} ";
        yield return $"{text}é!";

        foreach (var limit in new[] { schema["minLength"], schema["maxLength"] }.OfType<JsonNode>().Select(limit => (int)limit))
        {
            yield return Stretch(text, Math.Max(0, limit - 1));
            yield return Stretch(text, limit);
            yield return Stretch(text, limit + 1);
        }
    }

    private static string Stretch(string text, int length) => text.Length >= length ? text[..length] : text.PadRight(length, 'a');
}
