namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>Which shots of a track are kept.</summary>
/// <param name="Count">How many at most, the best ones; at least 1.</param>
/// <param name="Filter">What a shot must be like.</param>
[GenerateSerializer, Immutable, Alias("luna.SampleSettings")]
public sealed record SampleSettings([property: Id(0)] int Count, [property: Id(1)] SampleFilter Filter)
{
    /// <summary>The best shot, whatever it is like.</summary>
    public static SampleSettings Default { get; } = new(1, new SampleFilter());
}
