namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>A part of a video in seconds from its start.</summary>
[GenerateSerializer, Immutable, Alias("luna.VideoSegment")]
public readonly record struct VideoSegment([property: Id(0)] double StartSeconds, [property: Id(1)] double EndSeconds);
