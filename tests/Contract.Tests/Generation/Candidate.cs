using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Generation;

/// <summary>A value that was changed in one place; whether it still fits is for the validator to say.</summary>
/// <param name="Value">The whole value.</param>
/// <param name="Path">The place of the change.</param>
/// <param name="Change">What was done.</param>
internal sealed record Candidate(JsonNode? Value, string Path, string Change)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Path is "" ? "(body)" : Path)} {Change}";
}
