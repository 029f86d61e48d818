namespace LunaVideoAgent.Inference.Tests.Support.Scoring;

/// <summary>All scores of one or more videos.</summary>
internal sealed record TrackingScore(ClearScore Clear, IdentityScore Identity, HigherOrderScore HigherOrder)
{
    public static TrackingScore operator +(TrackingScore a, TrackingScore b) =>
        new(a.Clear + b.Clear, a.Identity + b.Identity, a.HigherOrder + b.HigherOrder);

    public static TrackingScore Of(IReadOnlyList<LabelledBox[]> truth, IReadOnlyList<LabelledBox[]> tracks)
    {
        var sequence = new ScoredSequence(truth, tracks);
        return new TrackingScore(ClearScore.Of(sequence), IdentityScore.Of(sequence), HigherOrderScore.Of(sequence));
    }
}
