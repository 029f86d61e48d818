namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What a whole track tells of a face or of a body; what was not asked for is null.</summary>
[GenerateSerializer, Immutable, Alias("luna.AggregatedPart")]
public sealed record AggregatedPart
{
    /// <summary>The best shots, best first; none if no shot passed the filter.</summary>
    [Id(0)] public IReadOnlyList<HumanSample>? Samples { get; init; }

    /// <summary>A small picture of the best shot.</summary>
    [Id(1)] public string? Thumbnail { get; init; }

    /// <summary>Age and gender.</summary>
    [Id(2)] public BasicAttributes? BasicAttributes { get; init; }

    /// <summary>The frames of the best shots.</summary>
    [Id(3)] public IReadOnlyList<DetectionSource>? DetectionSources { get; init; }

    /// <summary>Members that were asked for and that this agent cannot tell, by the contract's names.</summary>
    [Id(4)] public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What networks of the model folders told, over the frames of the track.</summary>
    [Id(5)] public IReadOnlyList<AttributeEstimation> Attributes { get; init; } = [];

    /// <summary>What the face is recognised by.</summary>
    [Id(6)] public FaceDescriptor? Descriptor { get; init; }
}
