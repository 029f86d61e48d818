namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Names the C field whose offset a property of <see cref="LibavLayout"/> holds; the offset test compiles it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NativeFieldAttribute(string structure, string field) : Attribute
{
    /// <summary>The C type, such as <c>AVFrame</c>.</summary>
    public string Structure { get; } = structure;

    /// <summary>The member, such as <c>best_effort_timestamp</c>.</summary>
    public string Field { get; } = field;
}
