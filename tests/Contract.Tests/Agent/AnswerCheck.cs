using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LunaVideoAgent.Contract.Tests.OpenApi;
using LunaVideoAgent.Contract.Tests.Schemas;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Contract.Tests.Agent;

/// <summary>Compares an answer with what its operation documents.</summary>
internal static partial class AnswerCheck
{
    private const string Link = "https://docs.visionlabs.ai/info/luna/troubleshooting/errors-description/code-";

    private static readonly OpenApiDocument Document = OpenApiDocument.Published;

    private static readonly SchemaValidator Validator = new(Document);

    private static readonly HashSet<int> Codes =
        [.. typeof(AgentErrorCodes).GetFields().Select(field => (int)field.GetRawConstantValue()!)];

    /// <summary>Everything in which an answer differs from the contract; nothing if it is as documented.</summary>
    public static IEnumerable<string> Faults(Operation operation, Answer answer)
    {
        AnswerLedger.Note(operation, answer.Status);

        return operation.Response(Document, answer.Status) is { } response
            ? [.. OfRequestId(answer), .. OfBody(response["content"]?.AsObject(), answer)]
            : [$"status {answer.Status} is not documented"];
    }

    /// <summary>Everything in which the body of an error differs from the contract.</summary>
    public static IEnumerable<string> ErrorFaults(Answer answer)
    {
        foreach (var fault in Validator.Validate(answer.Json, Document.Schema("Error")))
        {
            yield return $"the error body: {fault}";
        }

        if (answer.ErrorCode is { } code && (!Codes.Contains(code) || (string?)answer.Json!["link"] != $"{Link}{code}"))
        {
            yield return $"error code {code} or its link is unknown";
        }
    }

    private static IEnumerable<string> OfBody(JsonObject? content, Answer answer)
    {
        if (content is null)
        {
            return answer.Text is "" ? [] : ["a body where none is documented"];
        }

        if (answer.MediaType is null || content[answer.MediaType] is not { } media)
        {
            return [$"content type {answer.MediaType ?? "(none)"} is not documented"];
        }

        var body = answer.IsJson ? answer.Json : JsonValue.Create(answer.Text);
        var faults = Validator.Validate(body, Document.Resolve(media["schema"]!)).Select(fault => $"the body: {fault}");

        return answer.Status < 400 ? faults : [.. faults, .. ErrorFaults(answer)];
    }

    private static IEnumerable<string> OfRequestId(Answer answer)
    {
        if (!RequestId().IsMatch(answer.Headers.GetValueOrDefault("Luna-Request-Id", "")))
        {
            yield return "no valid Luna-Request-Id";
        }
    }

    [GeneratedRegex("^[0-9]{10},[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$")]
    private static partial Regex RequestId();
}
