namespace LunaVideoAgent.Gateway.OpenApi;

/// <summary>What a member is, where its own type does not say it: raw JSON, a number that stands for a word.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
internal sealed class ShapeAttribute(Type type) : Attribute
{
    /// <summary>What it is read as.</summary>
    public Type Type { get; } = type;

    /// <summary>The title of the form in which it is that; every form if none is named.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Whether null may stand there, though it is never written.</summary>
    public bool IsNullable { get; init; }
}
