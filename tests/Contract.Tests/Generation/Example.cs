using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Generation;

/// <summary>A value that fits its schema.</summary>
/// <param name="Value">The value.</param>
/// <param name="Focus">Where it differs from the first example; empty for the first.</param>
internal sealed record Example(JsonNode? Value, string Focus);
