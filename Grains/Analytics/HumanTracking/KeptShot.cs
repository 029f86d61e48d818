using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>A shot that was good enough for pictures.</summary>
[GenerateSerializer, Immutable, Alias("luna.KeptShot")]
internal sealed record KeptShot(
    [property: Id(0)] double TimeOffset,
    [property: Id(1)] double Score,
    [property: Id(2)] ImageRectangle Rectangle,
    [property: Id(3)] string? Sample,
    [property: Id(4)] string? Thumbnail,
    [property: Id(5)] string? Source);
