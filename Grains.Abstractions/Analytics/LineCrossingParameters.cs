namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>Lines, and what is counted when it crosses them.</summary>
[GenerateSerializer, Immutable, Alias("luna.LineCrossingParameters")]
public sealed record LineCrossingParameters : AnalyticParameters
{
    /// <summary>At least one.</summary>
    [Id(0)] public IReadOnlyList<CountingLine> Lines { get; init; } = [];

    /// <summary>Which point of an object has to cross.</summary>
    [Id(1)] public ObjectAnchor Anchor { get; init; }

    /// <summary>Classes that count, by the detector's names.</summary>
    [Id(2)] public IReadOnlyList<string> Classes { get; init; } = ObjectClasses.Default;

    /// <summary>How far from the line an object must be to be on a side, in heights of its box.</summary>
    [Id(3)] public double Hysteresis { get; init; } = 0.1;
}
