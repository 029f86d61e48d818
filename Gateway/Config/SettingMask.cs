using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using LunaVideoAgent.Gateway.Requests;

namespace LunaVideoAgent.Gateway.Config;

/// <summary>What may be shown of a setting.</summary>
internal static partial class SettingMask
{
    /// <summary>
    /// Numbers, flags and null as they are; times, words and texts as texts without secrets; tables and lists member by member. A value
    /// that is secret by its name is masked whole.
    /// </summary>
    public static object? Hide(string name, object? value) => value switch
    {
        null => null,
        _ when SecretName().IsMatch(name) => value is "" ? "" : Secrets.Mask,
        bool or int or long or double => value,
        string text => Secrets.InText(text),
        IDictionary table => HideTable(table),
        IEnumerable list => list.Cast<object?>().Select(item => Hide(name, item)).ToArray(),
        IFormattable other => Secrets.InText(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => Secrets.InText(value.ToString()),
    };

    private static SortedDictionary<string, object?> HideTable(IDictionary table)
    {
        var shown = new SortedDictionary<string, object?>(StringComparer.Ordinal);

        foreach (DictionaryEntry entry in table)
        {
            var key = entry.Key.ToString()!;
            shown[key] = Hide(key, entry.Value);
        }

        return shown;
    }

    [GeneratedRegex(
        "connection.?string|password|passwd|token|secret|credential|(api|access|private|signing).?key",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();
}
