using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Generation;

/// <summary>
/// Changes a value in one place at a time, wherever its schema sets a limit: the limit, one step on either side, other types.
/// </summary>
internal sealed class Mutator(OpenApiDocument document)
{
    private const string Stranger = "unexpected_member";

    private readonly Flattener _flattener = new(document);

    /// <summary>Every change of a value inside a place.</summary>
    public IEnumerable<Candidate> Mutate(JsonNode? value, JsonObject schema, string within = "") =>
        Changes(value, _flattener.Variants(schema), "").Where(candidate => Places.IsWithin(candidate.Path, within));

    private IEnumerable<Candidate> Changes(JsonNode? value, IReadOnlyList<JsonObject> variants, string path)
    {
        var here = Scalars.Instead(value, variants).Select(other => new Candidate(other, path, $"= {Shorten(other)}"));

        return value switch
        {
            JsonObject members => [.. here, .. OfMembers(members, variants, path)],
            JsonArray items => [.. here, .. OfItems(items, variants, path)],
            _ => here,
        };
    }

    private IEnumerable<Candidate> OfMembers(JsonObject members, IReadOnlyList<JsonObject> variants, string path)
    {
        yield return new Candidate(Places.With(members, Stranger, 1), Places.Join(path, Stranger), "added");

        foreach (var (name, value) in members)
        {
            var place = Places.Join(path, name);
            var inner = Inner(variants.Select(variant => variant["properties"]?[name]));

            yield return new Candidate(Places.Without(members, name), place, "removed");

            foreach (var change in Changes(value, inner, place))
            {
                yield return change with { Value = Places.With(members, name, change.Value) };
            }
        }
    }

    private IEnumerable<Candidate> OfItems(JsonArray items, IReadOnlyList<JsonObject> variants, string path)
    {
        var inner = Inner(variants.Select(variant => variant["items"]));

        foreach (var count in variants.SelectMany(Counts).Distinct().Where(count => count != items.Count && count >= 0))
        {
            var other = new JsonArray([.. Enumerable.Range(0, count).Select(index => items[index % items.Count]?.DeepClone())]);
            yield return new Candidate(other, path, $"has {count} items");
        }

        foreach (var (index, value) in items.Index().Take(1))
        {
            foreach (var change in Changes(value, inner, Places.Join(path, $"{index}")))
            {
                yield return change with { Value = Places.With(items, $"{index}", change.Value) };
            }
        }
    }

    private JsonObject[] Inner(IEnumerable<JsonNode?> schemas) => [.. schemas.OfType<JsonObject>().SelectMany(_flattener.Variants)];

    private static IEnumerable<int> Counts(JsonObject schema)
    {
        yield return 2;

        foreach (var limit in new[] { schema["minItems"], schema["maxItems"] }.OfType<JsonNode>().Select(limit => (int)limit))
        {
            yield return limit - 1;
            yield return limit;
            yield return limit + 1;
        }
    }

    private static string Shorten(JsonNode? value)
    {
        var text = value?.ToJsonString() ?? "null";
        return text.Length <= 60 ? text : $"{text[..40]}… ({text.Length} characters)";
    }
}
