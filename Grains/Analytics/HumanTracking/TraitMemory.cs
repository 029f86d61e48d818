using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>What a network told of the face of one track so far.</summary>
[GenerateSerializer, Immutable, Alias("luna.TraitMemory")]
internal sealed record TraitMemory
{
    /// <summary>The target that asks for it.</summary>
    [Id(0)] public required string Target { get; init; }

    /// <summary>Names of the classes; none of a descriptor.</summary>
    [Id(1)] public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Version of a descriptor.</summary>
    [Id(2)] public required int Version { get; init; }

    /// <summary>Weighted sums, one a class or value of the descriptor.</summary>
    [Id(3)] public required IReadOnlyList<double> Values { get; init; }

    /// <summary>How much all frames together weigh.</summary>
    [Id(4)] public double Weight { get; init; }

    /// <summary>Score of the best frame.</summary>
    [Id(5)] public double Best { get; init; }

    /// <summary>The weighted means.</summary>
    public IEnumerable<double> Mean => Values.Select(value => value / Weight);

    /// <summary>No frame of such an attribute yet.</summary>
    public static TraitMemory Of(FaceAttribute attribute) => new()
    {
        Target = attribute.Target,
        Names = attribute.Names,
        Version = attribute.Version,
        Values = new double[attribute.Values.Count],
    };

    /// <summary>Whether it can be added to.</summary>
    public bool IsOf(FaceAttribute attribute) =>
        Version == attribute.Version && Values.Count == attribute.Values.Count && Names.SequenceEqual(attribute.Names);
}
