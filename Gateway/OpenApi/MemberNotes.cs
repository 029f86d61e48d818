using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace LunaVideoAgent.Gateway.OpenApi;

/// <summary>What attributes say of a member beyond its type.</summary>
internal static class MemberNotes
{
    /// <summary>The attributes of one kind.</summary>
    public static IEnumerable<T> All<T>(JsonPropertyInfo member)
        where T : Attribute => member.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true).Cast<T>() ?? [];

    /// <summary>Whether nothing works without it.</summary>
    public static bool IsRequired(JsonPropertyInfo member) => All<RequiredAttribute>(member).Any();

    /// <summary>The default where the type itself does not tell it.</summary>
    public static JsonNode? Default(JsonPropertyInfo member, bool isFlag) =>
        All<DefaultValueAttribute>(member).FirstOrDefault()?.Value switch
        {
            null => null,
            bool flag when isFlag => flag ? 1 : 0,
            var value => ToNode(value),
        };

    /// <summary>Writes bounds and words into a schema.</summary>
    public static void Apply(JsonPropertyInfo member, OpenApiSchema schema)
    {
        var isList = schema.Type == JsonSchemaType.Array;

        foreach (var limit in All<MaxLengthAttribute>(member))
        {
            schema.MaxItems = isList ? limit.Length : null;
            schema.MaxLength = isList ? null : limit.Length;
        }

        foreach (var limit in All<MinLengthAttribute>(member))
        {
            schema.MinItems = isList ? limit.Length : null;
            schema.MinLength = isList ? null : limit.Length;
        }

        foreach (var pattern in All<RegularExpressionAttribute>(member))
        {
            schema.Pattern = pattern.Pattern;
        }

        foreach (var words in All<AllowedValuesAttribute>(member))
        {
            var target = isList ? (OpenApiSchema)schema.Items! : schema;
            target.Enum = [.. words.Values.Select(word => ToNode(word!))];
            schema.UniqueItems = isList ? true : null;
        }

        foreach (var range in All<RangeAttribute>(member))
        {
            ApplyRange(range, isList ? (OpenApiSchema)schema.Items! : schema);
        }
    }

    private static void ApplyRange(RangeAttribute range, OpenApiSchema schema)
    {
        var minimum = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
        var maximum = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);

        if (range.MinimumIsExclusive)
        {
            schema.ExclusiveMinimum = Text(minimum);
        }
        else if (minimum > int.MinValue)
        {
            schema.Minimum = Text(minimum);
        }

        if (maximum < int.MaxValue)
        {
            schema.Maximum = Text(maximum);
        }
    }

    private static string Text(double bound) => bound.ToString(CultureInfo.InvariantCulture);

    private static JsonValue ToNode(object value) => value switch
    {
        int number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        _ => JsonValue.Create(value.ToString()!),
    };
}
