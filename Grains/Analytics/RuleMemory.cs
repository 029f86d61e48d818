namespace LunaVideoAgent.Grains.Analytics;

/// <summary>What a rule knows of the frames so far, for another one of the same settings to go on with.</summary>
[GenerateSerializer, Immutable, Alias("luna.RuleMemory")]
public abstract record RuleMemory;
