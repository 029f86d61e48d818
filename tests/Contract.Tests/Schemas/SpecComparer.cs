using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Schemas;

/// <summary>Compares two documents path by path, parameter by parameter, schema by schema.</summary>
internal sealed class SpecComparer(OpenApiDocument contract, OpenApiDocument served)
{
    private readonly SchemaComparer _schemas = new(contract, served);

    /// <summary>Every difference, each with its place.</summary>
    public IEnumerable<string> Differences()
    {
        var wanted = contract.Operations.ToDictionary(operation => operation.Id);
        var given = served.Operations.ToDictionary(operation => operation.Id);

        foreach (var id in wanted.Keys.Union(given.Keys))
        {
            var differences = (wanted.GetValueOrDefault(id), given.GetValueOrDefault(id)) switch
            {
                ({ } one, { } other) => Compare(one, other),
                ({ }, null) => [$"{id}: is missing"],
                _ => [$"{id}: is not in the contract"],
            };

            foreach (var difference in differences)
            {
                yield return difference;
            }
        }
    }

    private IEnumerable<string> Compare(Operation wanted, Operation given)
    {
        if ((wanted.Method, wanted.Path) != (given.Method, given.Path))
        {
            yield return $"{wanted.Id}: is {given.Method} {given.Path}, not {wanted.Method} {wanted.Path}";
        }

        foreach (var difference in Parameters(wanted, given).Concat(Body(wanted, given)).Concat(Answers(wanted, given)))
        {
            yield return difference;
        }
    }

    private IEnumerable<string> Parameters(Operation wanted, Operation given)
    {
        var expected = wanted.Parameters(contract).ToDictionary(parameter => (parameter.Place, parameter.Name));
        var actual = given.Parameters(served).ToDictionary(parameter => (parameter.Place, parameter.Name));

        foreach (var key in expected.Keys.Union(actual.Keys))
        {
            var place = $"{wanted.Id} {key.Place} {key.Name}";
            var differences = (expected.GetValueOrDefault(key), actual.GetValueOrDefault(key)) switch
            {
                ({ } one, { } other) when one.IsRequired != other.IsRequired => [$"{place}: required is {other.IsRequired}"],
                ({ } one, { } other) => _schemas.Compare(one.Schema, other.Schema, isAnswer: false, place),
                ({ }, null) => [$"{place}: is missing"],
                _ => [$"{place}: is not in the contract"],
            };

            foreach (var difference in differences)
            {
                yield return difference;
            }
        }
    }

    private IEnumerable<string> Body(Operation wanted, Operation given) => (wanted.Body(contract), given.Body(served)) switch
    {
        ({ } one, { } other) => _schemas.Compare(one, other, isAnswer: false, $"{wanted.Id} body"),
        (null, null) => [],
        _ => [$"{wanted.Id} body: only one has it"],
    };

    private IEnumerable<string> Answers(Operation wanted, Operation given)
    {
        foreach (var status in wanted.Statuses.Union(given.Statuses))
        {
            var place = $"{wanted.Id} {status}";
            var differences = (wanted.Response(contract, status), given.Response(served, status)) switch
            {
                ({ } one, { } other) => Answer(one, other, place),
                ({ }, null) => [$"{place}: is missing"],
                _ => [$"{place}: is not in the contract"],
            };

            foreach (var difference in differences)
            {
                yield return difference;
            }
        }
    }

    private IEnumerable<string> Answer(JsonObject wanted, JsonObject given, string place)
    {
        var (headers, servedHeaders) = (Members(wanted, "headers"), Members(given, "headers"));
        var (content, servedContent) = (Members(wanted, "content"), Members(given, "content"));

        foreach (var name in headers.Keys.Except(servedHeaders.Keys).Concat(content.Keys.Except(servedContent.Keys)))
        {
            yield return $"{place} {name}: is missing";
        }

        foreach (var (type, media) in content.Where(media => servedContent.ContainsKey(media.Key)))
        {
            foreach (var difference in _schemas.Compare(media["schema"]!, servedContent[type]["schema"]!, isAnswer: true, place))
            {
                yield return difference;
            }
        }
    }

    private static Dictionary<string, JsonNode> Members(JsonObject response, string keyword) =>
        (response[keyword] as JsonObject ?? []).ToDictionary(member => member.Key, member => member.Value!);
}
