namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>What is known of a face or of a body.</summary>
/// <param name="TrackId">The track that it is followed by.</param>
/// <param name="Shots">Its best shots, best first.</param>
/// <param name="Weight">How much all frames together weigh in what the face looks like on the whole.</param>
/// <param name="Age">The weighted sum of ages, in years.</param>
/// <param name="Male">The weighted sum of probabilities to be male.</param>
[GenerateSerializer, Immutable, Alias("luna.HumanPartMemory")]
internal sealed record HumanPartMemory(
    [property: Id(0)] int TrackId,
    [property: Id(1)] IReadOnlyList<KeptShot> Shots,
    [property: Id(2)] double Weight,
    [property: Id(3)] double Age,
    [property: Id(4)] double Male)
{
    /// <summary>What networks of the model folders told of the face; null if an earlier version wrote it.</summary>
    [Id(5)] public IReadOnlyList<TraitMemory>? Traits { get; init; }
}
