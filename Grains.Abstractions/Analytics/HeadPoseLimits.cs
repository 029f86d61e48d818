namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>How far a head may be turned to either side, in degrees; null is any angle.</summary>
[GenerateSerializer, Immutable, Alias("luna.HeadPoseLimits")]
public sealed record HeadPoseLimits(
    [property: Id(0)] double? Yaw,
    [property: Id(1)] double? Pitch,
    [property: Id(2)] double? Roll);
