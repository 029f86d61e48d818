using System.Globalization;
using System.Text.RegularExpressions;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>Times of requests: RFC 3339; without an offset they are UTC.</summary>
internal static partial class TimeText
{
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;

        return Rfc3339().IsMatch(text)
            && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    [GeneratedRegex(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})?\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rfc3339();
}
