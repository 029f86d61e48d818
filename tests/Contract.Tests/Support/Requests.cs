using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Generation;
using LunaVideoAgent.Contract.Tests.OpenApi;
using LunaVideoAgent.Contract.Tests.Schemas;

namespace LunaVideoAgent.Contract.Tests.Support;

/// <summary>Bodies that the contract allows and forbids, made from its schemas.</summary>
internal sealed class Requests
{
    private readonly OpenApiDocument _document;
    private readonly SchemaValidator _validator;

    private Requests(OpenApiDocument document)
    {
        _document = document;
        _validator = new SchemaValidator(document);
    }

    /// <summary>
    /// The contract as this server serves it: where the published page leaves open what the parameters of an analytic are, they
    /// are those of people_count, the one analytic that it has.
    /// </summary>
    public static Requests Served { get; } = new(Narrow(OpenApiDocument.Published));

    /// <summary>The examples of an operation's body, the full one first.</summary>
    public IReadOnlyList<Example> Examples(string operation, IReadOnlyDictionary<string, string> hints) =>
        new ExampleBuilder(_document, hints).Build(Body(operation));

    /// <summary>The full example and everything that is one change away from an example, with the faults the schema finds in it.</summary>
    public IEnumerable<(Candidate Candidate, IReadOnlyList<SchemaFault> Faults)> Candidates(
        string operation,
        IReadOnlyDictionary<string, string> hints)
    {
        var body = Body(operation);
        var mutator = new Mutator(_document);

        return Examples(operation, hints)
            .SelectMany(example => mutator
                .Mutate(example.Value, body, example.Focus)
                .Prepend(new Candidate(example.Value, example.Focus, "example")))
            .DistinctBy(candidate => candidate.Value?.ToJsonString() ?? "null")
            .Select(candidate => (candidate, _validator.Validate(candidate.Value, body)));
    }

    private JsonObject Body(string operation) => _document.Operation(operation).Body(_document)!;

    private static OpenApiDocument Narrow(OpenApiDocument published)
    {
        var narrowed = published.Copy();
        var analytic = narrowed.Schema("StreamAnalyticRequest")["properties"]!;

        analytic["analytic_name"]!["enum"] = new JsonArray("people_count");
        analytic["parameters"] = Reference("PeopleCountStreamParameters");
        SeparateThresholdFromRange(narrowed.Schema("PeopleCountParametersBase"));
        narrowed.Schema("VideoSdkAnalytic")["oneOf"] = new JsonArray(Reference("VideoSdkPeopleCount"));

        return narrowed;
    }

    // The contract says it in words only: "use people_count_threshold OR the range pair (at least one bound), never both".
    private static void SeparateThresholdFromRange(JsonObject parameters)
    {
        var members = (JsonObject)parameters["properties"]!;
        var threshold = Take(members, "people_count_threshold");
        var above = Take(members, "people_count__gte");
        var below = Take(members, "people_count__lte");
        var forbidden = JsonNode.Parse("""{"enum": []}""");

        parameters["anyOf"] = new JsonArray(
            Variant(threshold, above: forbidden, below: forbidden, required: []),
            Variant(forbidden, above, below, ["people_count__gte"]),
            Variant(forbidden, above, below, ["people_count__lte"]));
    }

    private static JsonObject Variant(JsonNode? threshold, JsonNode? above, JsonNode? below, string[] required) => new()
    {
        ["properties"] = new JsonObject
        {
            ["people_count_threshold"] = threshold?.DeepClone(),
            ["people_count__gte"] = above?.DeepClone(),
            ["people_count__lte"] = below?.DeepClone(),
        },
        ["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]),
    };

    private static JsonNode Take(JsonObject members, string name)
    {
        var taken = members[name]!.DeepClone();
        members.Remove(name);
        return taken;
    }

    private static JsonObject Reference(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };
}
