namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>A part of the frame that objects enter and leave.</summary>
/// <param name="Name">What visits call it; unique among the zones of an analytic.</param>
/// <param name="Area">Where it is.</param>
[GenerateSerializer, Immutable, Alias("luna.WatchedZone")]
public sealed record WatchedZone([property: Id(0)] string Name, [property: Id(1)] DetectionRegion Area);
