using System.Text.RegularExpressions;

namespace LunaVideoAgent.Inference.Media;

/// <summary>How sources are named in messages: without credentials and without queries, which often hold tokens.</summary>
internal static partial class SourceText
{
    /// <summary>The text with user-info and query of every URL in it taken out.</summary>
    public static string Mask(string text) => Url().Replace(text, match =>
        match.Groups["scheme"].Value
        + (match.Groups["user"].Success ? "***@" : "")
        + match.Groups["rest"].Value
        + (match.Groups["query"].Success ? "?***" : ""));

    // User-info may itself hold '@' and '/' where nobody escaped them, so it reaches to the last '@' before a blank or a quote.
    [GeneratedRegex(
        """(?<scheme>[A-Za-z][A-Za-z0-9+.\-]*://)(?<user>[^\s'"]*@)?(?<rest>[^\s'"?]*)(?<query>\?[^\s'"]*)?""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Url();
}
