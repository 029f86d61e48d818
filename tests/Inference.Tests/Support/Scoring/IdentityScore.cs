using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Support.Scoring;

/// <summary>IDF1 (Ristani et al. 2016): each person gets at most one track for the whole video, so that most boxes agree.</summary>
internal sealed record IdentityScore(int TruthBoxes, int TrackBoxes, int Right)
{
    private const float MinOverlap = 0.5f;

    public double F1 => 2.0 * Right / Math.Max(1, TruthBoxes + TrackBoxes);

    public static IdentityScore operator +(IdentityScore a, IdentityScore b) =>
        new(a.TruthBoxes + b.TruthBoxes, a.TrackBoxes + b.TrackBoxes, a.Right + b.Right);

    public static IdentityScore Of(ScoredSequence sequence)
    {
        var (people, tracks) = (sequence.TruthCount, sequence.TrackCount);
        var costs = new float[people * tracks];

        foreach (var frame in sequence.Frames)
        {
            for (var k = 0; k < frame.Overlaps.Length; k++)
            {
                var (person, track) = (frame.Truth[k / frame.Tracks.Length], frame.Tracks[k % frame.Tracks.Length]);
                costs[(person * tracks) + track] -= frame.Overlaps[k] >= MinOverlap ? 1 : 0;
            }
        }

        var trackOfPerson = new int[people];
        new LinearAssignment().Solve(costs, people, tracks, limit: 0, trackOfPerson);
        var right = trackOfPerson.Select((track, person) => track < 0 ? 0 : -costs[(person * tracks) + track]).Sum();
        return new IdentityScore(
            sequence.Frames.Sum(frame => frame.Truth.Length),
            sequence.Frames.Sum(frame => frame.Tracks.Length),
            (int)right);
    }
}
