using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Errors;

/// <summary>What validators are built of: each method passes or names the fault and its place.</summary>
internal static class Require
{
    /// <summary>Anything a schema asks for.</summary>
    public static void That([DoesNotReturnIf(false)] bool holds, BodyPath at, string message)
    {
        if (!holds)
        {
            throw AgentErrors.InvalidBody(at.ToString(), message);
        }
    }

    /// <summary>A member that must be there.</summary>
    public static void Present([NotNull] object? value, BodyPath at)
    {
        if (value is null)
        {
            throw AgentErrors.FieldNotFound(at.ToString());
        }
    }

    /// <summary>A member that has no meaning beside the others.</summary>
    public static void Absent(object? value, BodyPath at, string message) => That(value is null, at, message);

    /// <summary>An object whose schema allows no further members.</summary>
    public static void Known(IReadOnlyDictionary<string, JsonElement>? unknown, BodyPath at)
    {
        if (unknown is { Count: > 0 })
        {
            throw AgentErrors.InvalidBody(at[unknown.First().Key].ToString(), "unknown member");
        }
    }

    /// <summary>A text of at most so many characters, counted as Unicode code points like JSON Schema does.</summary>
    public static void Length(string? text, int maximum, BodyPath at)
    {
        // A text is never longer in code points than in UTF-16 units.
        if (text is null || text.Length <= maximum)
        {
            return;
        }

        That(text.EnumerateRunes().Count() <= maximum, at, $"must have at most {maximum} characters");
    }

    /// <summary>A number between two bounds, both allowed.</summary>
    public static void Range(double? value, double minimum, double maximum, BodyPath at) =>
        That(value is null || (value >= minimum && value <= maximum), at, $"must be from {Text(minimum)} to {Text(maximum)}");

    /// <summary>A number not below a bound.</summary>
    public static void AtLeast(double? value, double minimum, BodyPath at) =>
        That(value is null || value >= minimum, at, $"must be at least {Text(minimum)}");

    /// <summary>A number above zero, up to a bound.</summary>
    public static void Positive(double? value, double maximum, BodyPath at) =>
        That(value is null || (value > 0 && value <= maximum), at, $"must be above 0 and at most {Text(maximum)}");

    /// <summary>A list of so many elements.</summary>
    public static void Count<T>(IReadOnlyCollection<T> items, int minimum, int maximum, BodyPath at)
    {
        That(items.Count >= minimum, at, $"must have at least {minimum} elements");
        That(items.Count <= maximum, at, $"must have at most {maximum} elements");
    }

    /// <summary>Words out of a set, each at most once.</summary>
    public static void Words(IReadOnlyList<string> words, IReadOnlyCollection<string> permitted, BodyPath at)
    {
        for (var i = 0; i < words.Count; i++)
        {
            That(permitted.Contains(words[i]), at[i], $"must be one of: {string.Join(", ", permitted)}");
        }

        Unique(words, at);
    }

    /// <summary>No name is given twice.</summary>
    public static void Unique(IEnumerable<string> names, BodyPath at)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        That(names.All(known.Add), at, "must not name anything twice");
    }

    /// <summary>At least one name and at most so many, each of bounded length and none twice.</summary>
    public static void Names(IReadOnlyList<string> names, int maximum, int maximumLength, BodyPath at)
    {
        Count(names, 1, maximum, at);
        Each(names, at, (name, place) => Length(name, maximumLength, place));
        Unique(names, at);
    }

    /// <summary>Every element passes a check of its own; none is null.</summary>
    public static void Each<T>(IReadOnlyList<T> items, BodyPath at, Action<T, BodyPath> check)
    {
        for (var i = 0; i < items.Count; i++)
        {
            That(items[i] is not null, at[i], "null is not allowed");
            check(items[i], at[i]);
        }
    }

    private static string Text(double bound) => bound.ToString(CultureInfo.InvariantCulture);
}
