namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What a face looks like, over the frames of its track.</summary>
/// <param name="Age">Years.</param>
/// <param name="MaleProbability">Apparent gender: 1 is male, 0 is female.</param>
[GenerateSerializer, Immutable, Alias("luna.BasicAttributes")]
public sealed record BasicAttributes([property: Id(0)] double Age, [property: Id(1)] double MaleProbability);
