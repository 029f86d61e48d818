using System.Globalization;

namespace LunaVideoAgent.Gateway.Errors;

/// <summary>A place in a request's body, written with dots: <c>analytics.0.parameters.targets</c>.</summary>
internal readonly record struct BodyPath(string Text)
{
    /// <summary>The body itself.</summary>
    public static BodyPath Root => new("");

    /// <summary>A member of the object at this place.</summary>
    public BodyPath this[string member] => new(string.IsNullOrEmpty(Text) ? member : $"{Text}.{member}");

    /// <summary>An element of the list at this place.</summary>
    public BodyPath this[int index] => this[index.ToString(CultureInfo.InvariantCulture)];

    /// <inheritdoc/>
    public override string ToString() => Text ?? "";
}
