using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Support.Scoring;

/// <summary>
/// CLEAR MOT (Bernardin and Stiefelhagen 2008) as MOTChallenge's TrackEval counts it: a match of the frame before is kept while it lasts.
/// </summary>
internal sealed record ClearScore(int TruthBoxes, int Missed, int False, int Switches)
{
    private const float MinOverlap = 0.5f;

    // More than any number of overlaps in a frame can add up to.
    private const float KeepBonus = 1000;

    /// <summary>MOTA, at most 1, without a lower bound.</summary>
    public double Accuracy => 1 - ((Missed + False + Switches) / (double)Math.Max(1, TruthBoxes));

    public static ClearScore operator +(ClearScore a, ClearScore b) =>
        new(a.TruthBoxes + b.TruthBoxes, a.Missed + b.Missed, a.False + b.False, a.Switches + b.Switches);

    public static ClearScore Of(ScoredSequence sequence)
    {
        var assignment = new LinearAssignment();
        var last = Enumerable.Repeat(-1, sequence.TruthCount).ToArray();
        var before = Enumerable.Repeat(-1, sequence.TruthCount).ToArray();
        var total = new ClearScore(0, 0, 0, 0);

        foreach (var frame in sequence.Frames)
        {
            var costs = Costs(frame, before);
            var trackOfTruth = new int[frame.Truth.Length];
            var matches = assignment.Solve(costs, frame.Truth.Length, frame.Tracks.Length, limit: 0, trackOfTruth);
            Array.Fill(before, -1);
            var switches = 0;

            for (var i = 0; i < trackOfTruth.Length; i++)
            {
                if (trackOfTruth[i] >= 0)
                {
                    var (person, track) = (frame.Truth[i], frame.Tracks[trackOfTruth[i]]);
                    switches += last[person] >= 0 && last[person] != track ? 1 : 0;
                    last[person] = before[person] = track;
                }
            }

            total += new ClearScore(frame.Truth.Length, frame.Truth.Length - matches, frame.Tracks.Length - matches, switches);
        }

        return total;
    }

    private static float[] Costs(ScoredSequence.Frame frame, int[] before)
    {
        var costs = new float[frame.Overlaps.Length];

        for (var k = 0; k < costs.Length; k++)
        {
            var isKept = before[frame.Truth[k / frame.Tracks.Length]] == frame.Tracks[k % frame.Tracks.Length];
            costs[k] = frame.Overlaps[k] < MinOverlap ? 0 : -frame.Overlaps[k] - (isKept ? KeepBonus : 0);
        }

        return costs;
    }
}
