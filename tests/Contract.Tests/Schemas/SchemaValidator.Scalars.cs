using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LunaVideoAgent.Contract.Tests.Schemas;

internal sealed partial class SchemaValidator
{
    private static IEnumerable<SchemaFault> CheckScalar(JsonValue value, JsonObject schema, string path) => value.GetValueKind() switch
    {
        JsonValueKind.String => CheckText(value.GetValue<string>(), schema, path),
        JsonValueKind.Number => CheckNumber(Number(value), schema, path),
        _ => [],
    };

    private static IEnumerable<SchemaFault> CheckText(string text, JsonObject schema, string path)
    {
        // The contract counts characters, not UTF-16 units.
        var length = text.EnumerateRunes().Count();

        if (schema["minLength"] is { } least && length < (int)least)
        {
            yield return new SchemaFault(path, $"is shorter than {least}");
        }

        if (schema["maxLength"] is { } most && length > (int)most)
        {
            yield return new SchemaFault(path, $"is longer than {most}");
        }

        if (schema["pattern"] is { } pattern && !Regex.IsMatch(text, (string)pattern!, RegexOptions.ECMAScript))
        {
            yield return new SchemaFault(path, $"does not match {pattern}");
        }

        if (schema["format"] is { } format && !HasFormat(text, (string)format!))
        {
            yield return new SchemaFault(path, $"is no {format}");
        }
    }

    private static IEnumerable<SchemaFault> CheckNumber(decimal number, JsonObject schema, string path)
    {
        var open = schema["exclusiveMinimum"]?.GetValue<bool>() ?? false;
        var openAbove = schema["exclusiveMaximum"]?.GetValue<bool>() ?? false;

        if (schema["minimum"] is { } least && (number < Number(least) || (open && number == Number(least))))
        {
            yield return new SchemaFault(path, $"is below {least}");
        }

        if (schema["maximum"] is { } most && (number > Number(most) || (openAbove && number == Number(most))))
        {
            yield return new SchemaFault(path, $"is above {most}");
        }
    }

    private static bool HasFormat(string text, string format) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "date-time" => Rfc3339().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "double" => true,
        _ => throw new NotSupportedException($"The format '{format}' is not checked."),
    };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$")]
    private static partial Regex Rfc3339();
}
