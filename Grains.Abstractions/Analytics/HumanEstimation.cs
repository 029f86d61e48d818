namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>One person in one frame; what was not seen or not asked for is null.</summary>
[GenerateSerializer, Immutable, Alias("luna.HumanEstimation")]
public sealed record HumanEstimation
{
    /// <summary>The track that events are about; null until the track is reported.</summary>
    [Id(0)] public Guid? TrackId { get; init; }

    /// <summary>The face.</summary>
    [Id(1)] public FaceEstimation? Face { get; init; }

    /// <summary>The body.</summary>
    [Id(2)] public BodyEstimation? Body { get; init; }
}
