using System.Text.RegularExpressions;

namespace LunaVideoAgent.Grains.Abstractions;

/// <summary>Takes secrets out of what people see: answers, logs, errors.</summary>
public static partial class SecretMask
{
    /// <summary>What a secret is replaced with.</summary>
    public const string Mask = "***";

    /// <summary>
    /// A text, often a URL or an error that quotes one, without the user names and passwords of its URLs and without tokens in their
    /// queries.
    /// </summary>
    public static string Text(string text) =>
        QuerySecret().Replace(UserInfo().Replace(text, $"://{Mask}:{Mask}@"), $"${{name}}{Mask}");

    // Up to the last @ of the authority, which ends at the first of / ? # (RFC 3986, 3.2).
    [GeneratedRegex(@"://[^\s/?#]*@", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserInfo();

    [GeneratedRegex(
        @"(?<name>[?&;]([a-z_-]*(token|password|secret|key)|passwd|pwd|pass|sig|signature|auth|authorization)=)[^&;#\s'""]*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuerySecret();
}
