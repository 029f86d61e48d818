using System.Text;
using LunaVideoAgent.Contract.Tests.Generation;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Support;

/// <summary>
/// Requests that must be refused, as many as one likes, the same for the same seed: made from the contract's schemas and from noise.
/// </summary>
internal sealed class BadRequests
{
    private const string Json = "application/json";

    private static readonly string[] ContentTypes =
        ["text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded"];

    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "PATCH"];

    private readonly Random _random;
    private readonly string _account;
    private readonly (string Path, string Body)[] _forbidden;
    private readonly (string Path, string Body)[] _allowed;
    private readonly (Operation Operation, OperationParameter Parameter)[] _parameters;

    public BadRequests(int seed, string account)
    {
        _random = new Random(seed);
        _account = account;
        var bodies = new[] { "createStream", "videosdk" }
            .SelectMany(id => Requests.Served.Candidates(id, Hints.OfContract).Select(entry => (id, entry.Candidate, entry.Faults)))
            .Where(entry => entry.Candidate.Change != "= null")
            .ToLookup(entry => entry.Faults.Count > 0, entry => (PathOf(entry.id), entry.Candidate.Value?.ToJsonString() ?? "null"));
        _forbidden = [.. bodies[true]];
        _allowed = [.. bodies[false]];
        _parameters =
        [
            .. from operation in OpenApiDocument.Published.Operations
               where !operation.Path.Contains("task", StringComparison.Ordinal)
               from parameter in operation.Parameters(OpenApiDocument.Published)
               where parameter.Place == "query" && IsStrict(parameter)
               select (operation, parameter),
        ];
    }

    /// <summary>The next of them: each kind in its turn.</summary>
    public BadRequest Next(int number) => (number % 6) switch
    {
        0 or 1 => Forbidden(),
        2 => Torn(),
        3 => WithBadParameter(),
        4 => new BadRequest(Pick(Methods), $"/{_random.Next(3, 9)}/{Uri.EscapeDataString(Noise())}", null, null, _account),
        _ => WithBadHeader(),
    };

    private static string PathOf(string operation) => OpenApiDocument.Published.Operation(operation).Path;

    // Any text will do for the others.
    private static bool IsStrict(OperationParameter parameter) =>
        parameter.Schema["pattern"] is not null
        || parameter.Schema["enum"] is not null
        || (string?)parameter.Schema["type"] == "integer"
        || (string?)parameter.Schema["format"] == "date-time"
        || parameter.Name is "statuses" or "stream_ids" or "targets" or "analytic_indexes";

    private BadRequest Forbidden()
    {
        var (path, body) = Pick(_forbidden);
        return new BadRequest("POST", path, body, Json, _account);
    }

    // Cut off somewhere: an object without its end is never JSON.
    private BadRequest Torn()
    {
        var (path, body) = Pick(_allowed);
        return new BadRequest("POST", path, body[.._random.Next(1, body.Length)], Json, _account);
    }

    private BadRequest WithBadParameter()
    {
        var (operation, bad) = Pick(_parameters);
        var path = operation.Path.Replace("{stream_id}", Guid.NewGuid().ToString(), StringComparison.Ordinal);
        return new BadRequest(operation.Method, $"{path}?{bad.Name}={Uri.EscapeDataString(Noise())}", null, null, _account);
    }

    private BadRequest WithBadHeader()
    {
        var (path, body) = Pick(_allowed);

        return _random.Next(2) == 0
            ? new BadRequest("POST", path, body, Pick(ContentTypes), _account)
            : new BadRequest("POST", path, body, Json, $"not-an-id-{_random.Next()}");
    }

    // Never a number, an id, a time or a word of the contract: it begins with a letter that none of them begins with.
    private string Noise()
    {
        var text = new StringBuilder("~");

        for (var length = _random.Next(0, 40); length > 0; length--)
        {
            text.Append((char)_random.Next(' ', 0x2FF));
        }

        return text.ToString();
    }

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}
