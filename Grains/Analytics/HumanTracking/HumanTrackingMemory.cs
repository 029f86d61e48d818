namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>What <c>human_tracking</c> knows.</summary>
[GenerateSerializer, Immutable, Alias("luna.HumanTrackingMemory")]
internal sealed record HumanTrackingMemory : RuleMemory
{
    /// <summary>Time of the newest frame.</summary>
    [Id(0)] public required double NewestSeconds { get; init; }

    /// <summary>Everybody who is not given up, first seen first.</summary>
    [Id(1)] public required IReadOnlyList<HumanMemory> Humans { get; init; }
}
