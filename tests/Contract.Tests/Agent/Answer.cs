using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Agent;

/// <summary>What the agent answered.</summary>
/// <param name="Status">The status code.</param>
/// <param name="MediaType">The content type without its parameters; null without a body.</param>
/// <param name="Headers">All headers by name.</param>
/// <param name="Text">The whole body.</param>
internal sealed record Answer(int Status, string? MediaType, IReadOnlyDictionary<string, string> Headers, string Text)
{
    /// <summary>The body as JSON; null if it is none.</summary>
    public JsonNode? Json => IsJson ? Parse(Text) : null;

    /// <summary>Whether it says that its body is JSON.</summary>
    public bool IsJson => MediaType is "application/json" or "application/problem+json";

    /// <summary>The contract's error code; null if the body is no error.</summary>
    public int? ErrorCode => Json is JsonObject body && body["error_code"] is { } code ? (int)code : null;

    /// <summary>What an error says about itself.</summary>
    public string Detail => (string?)Json?["detail"] ?? "";

    /// <summary>Reads an answer to its end.</summary>
    public static async Task<Answer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            headers,
            response.StatusCode is HttpStatusCode.SwitchingProtocols ? "" : await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Status} {(Text.Length <= 300 ? Text : Text[..300])}";

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
