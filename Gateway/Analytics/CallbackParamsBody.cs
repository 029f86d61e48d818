using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>How a callback is posted.</summary>
internal sealed partial class CallbackParamsBody
{
    private static readonly string[] ContentTypes = ["application/json", "application/msgpack"];

    [Range(1, int.MaxValue)]
    public int Timeout { get; set; } = 60;

    [AllowedValues("application/json", "application/msgpack")]
    public string ContentType { get; set; } = ContentTypes[0];

    public Dictionary<string, string> Headers { get; set; } = [];

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static CallbackParamsBody From(CallbackSettings callback) => new()
    {
        Timeout = (int)callback.Timeout.TotalSeconds,
        ContentType = callback.ContentType,
        Headers = Secrets.InValues(callback.Headers),
    };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.AtLeast(Timeout, 1, at["timeout"]);
        Require.That(ContentTypes.Contains(ContentType), at["content_type"], $"must be one of: {string.Join(", ", ContentTypes)}");
        Require.Count(Headers, 0, Limits.Entries, at["headers"]);

        foreach (var (name, value) in Headers)
        {
            Require.That(HeaderName().IsMatch(name), at["headers"][name], "is not the name of a header");
            Require.That(value is not null && HeaderValue().IsMatch(value), at["headers"][name], "is not the value of a header");
        }
    }

    // RFC 9110: a name is a token; a value has no control characters, so that it cannot end its line.
    [GeneratedRegex(@"\A[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeaderName();

    [GeneratedRegex(@"\A[\t\x20-\x7E]{0,4096}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeaderValue();
}
