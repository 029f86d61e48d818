using System.Text.RegularExpressions;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>What must not be shown again: user names and passwords in URLs, tokens in queries and headers.</summary>
internal static partial class Secrets
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "***";

    /// <summary>A text, often a URL or an error that quotes one, without its secrets.</summary>
    public static string? InText(string? text) =>
        text is null ? null : QuerySecret().Replace(UserInfo().Replace(text, $"://{Mask}:{Mask}@"), $"${{name}}{Mask}");

    /// <summary>Headers or options: secret by their name, or texts with secrets in them.</summary>
    public static Dictionary<string, string> InValues(IReadOnlyDictionary<string, string> values) =>
        values.ToDictionary(pair => pair.Key, pair => SecretName().IsMatch(pair.Key) ? Mask : InText(pair.Value)!);

    // Up to the last @ of the authority, which ends at the first of / ? # (RFC 3986, 3.2).
    [GeneratedRegex(@"://[^\s/?#]*@", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserInfo();

    [GeneratedRegex(
        @"(?<name>[?&;]([a-z_-]*(token|password|secret|key)|passwd|pwd|pass|sig|signature|auth|authorization)=)[^&;#\s'""]*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuerySecret();

    [GeneratedRegex("auth|cookie|token|secret|passw|key|headers", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();
}
