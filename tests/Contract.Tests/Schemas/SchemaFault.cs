namespace LunaVideoAgent.Contract.Tests.Schemas;

/// <summary>Why a value is not what its schema wants.</summary>
/// <param name="Path">With dots: <c>analytics.0.parameters</c>; empty for the whole value.</param>
/// <param name="Message">What is wrong there.</param>
internal sealed record SchemaFault(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Path is "" ? "(body)" : Path)}: {Message}";
}
