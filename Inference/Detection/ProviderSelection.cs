namespace LunaVideoAgent.Inference.Detection;

/// <summary>What was asked for and what runs.</summary>
/// <param name="Requested">As configured.</param>
/// <param name="Active">What runs the networks.</param>
/// <param name="RefusalReason">Why it is not what was asked for; null where it is.</param>
public sealed record ProviderSelection(ExecutionProviderKind Requested, ExecutionProviderKind Active, string? RefusalReason);
