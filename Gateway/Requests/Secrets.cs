using System.Text.RegularExpressions;
using LunaVideoAgent.Grains.Abstractions;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>What must not be shown again: user names and passwords in URLs, tokens in queries and headers.</summary>
internal static partial class Secrets
{
    /// <summary>What a secret is replaced with.</summary>
    public const string Mask = SecretMask.Mask;

    /// <summary>A text, often a URL or an error that quotes one, without its secrets.</summary>
    public static string? InText(string? text) => text is null ? null : SecretMask.Text(text);

    /// <summary>Headers or options: secret by their name, or texts with secrets in them.</summary>
    public static Dictionary<string, string> InValues(IReadOnlyDictionary<string, string> values) =>
        values.ToDictionary(pair => pair.Key, pair => SecretName().IsMatch(pair.Key) ? Mask : InText(pair.Value)!);

    /// <summary>Whether a value is or contains a masked secret.</summary>
    public static bool AreHiddenIn(string? value) => value?.Contains(Mask, StringComparison.Ordinal) == true;

    [GeneratedRegex(
        "auth|cookie|token|secret|pass|pwd|key|sig|credential|headers", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();
}
