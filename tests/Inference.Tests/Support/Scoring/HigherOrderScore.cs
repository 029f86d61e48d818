using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Support.Scoring;

/// <summary>
/// HOTA (Luiten et al. 2021) over overlaps of 0.05 to 0.95, as TrackEval computes it. Sums are kept for each overlap, so that sequences can
/// be added up.
/// </summary>
internal sealed class HigherOrderScore
{
    private const int Thresholds = 19;

    private readonly double[] _right = new double[Thresholds];
    private readonly double[] _missed = new double[Thresholds];
    private readonly double[] _false = new double[Thresholds];
    private readonly double[] _association = new double[Thresholds];

    /// <summary>HOTA, 0 to 1.</summary>
    public double Value => Enumerable.Range(0, Thresholds).Average(a => Math.Sqrt(Detection(a) * _association[a] / Math.Max(1, _right[a])));

    /// <summary>DetA.</summary>
    public double DetectionAccuracy => Enumerable.Range(0, Thresholds).Average(Detection);

    /// <summary>AssA.</summary>
    public double AssociationAccuracy => Enumerable.Range(0, Thresholds).Average(a => _association[a] / Math.Max(1, _right[a]));

    public static HigherOrderScore operator +(HigherOrderScore a, HigherOrderScore b)
    {
        var sum = new HigherOrderScore();

        for (var i = 0; i < Thresholds; i++)
        {
            sum._right[i] = a._right[i] + b._right[i];
            sum._missed[i] = a._missed[i] + b._missed[i];
            sum._false[i] = a._false[i] + b._false[i];
            sum._association[i] = a._association[i] + b._association[i];
        }

        return sum;
    }

    public static HigherOrderScore Of(ScoredSequence sequence)
    {
        var tracks = sequence.TrackCount;
        var truthBoxes = Count(sequence.TruthCount, sequence.Frames.Select(frame => frame.Truth));
        var trackBoxes = Count(tracks, sequence.Frames.Select(frame => frame.Tracks));
        var alignment = Align(sequence, truthBoxes, trackBoxes);
        var score = new HigherOrderScore();
        var matches = Enumerable.Range(0, Thresholds).Select(_ => new int[sequence.TruthCount * tracks]).ToArray();
        var assignment = new LinearAssignment();

        foreach (var frame in sequence.Frames)
        {
            score.Add(frame, alignment, tracks, matches, assignment);
        }

        for (var a = 0; a < Thresholds; a++)
        {
            for (var k = 0; k < matches[a].Length; k++)
            {
                double count = matches[a][k];
                score._association[a] += count == 0 ? 0 : count * count / (truthBoxes[k / tracks] + trackBoxes[k % tracks] - count);
            }
        }

        return score;
    }

    // How well each person and each track go together over the whole video.
    private static float[] Align(ScoredSequence sequence, int[] truthBoxes, int[] trackBoxes)
    {
        var tracks = sequence.TrackCount;
        var together = new double[sequence.TruthCount * tracks];

        foreach (var frame in sequence.Frames)
        {
            var width = frame.Tracks.Length;
            var ofTruth = frame.Truth.Select((_, i) => frame.Overlaps.AsSpan(i * width, width).ToArray().Sum()).ToArray();
            var ofTrack = frame.Tracks.Select((_, j) => Enumerable.Range(0, frame.Truth.Length).Sum(i => frame.Overlaps[(i * width) + j]))
                .ToArray();

            for (var k = 0; k < frame.Overlaps.Length; k++)
            {
                var overlap = frame.Overlaps[k];

                if (overlap > 0)
                {
                    together[(frame.Truth[k / width] * tracks) + frame.Tracks[k % width]] +=
                        overlap / (ofTruth[k / width] + ofTrack[k % width] - overlap);
                }
            }
        }

        return [.. together.Select((both, k) => (float)(both / (truthBoxes[k / tracks] + trackBoxes[k % tracks] - both)))];
    }

    private static int[] Count(int objects, IEnumerable<int[]> frames)
    {
        var counts = new int[objects];

        foreach (var number in frames.SelectMany(frame => frame))
        {
            counts[number]++;
        }

        return counts;
    }

    private double Detection(int a) => _right[a] / Math.Max(1, _right[a] + _missed[a] + _false[a]);

    private void Add(ScoredSequence.Frame frame, float[] alignment, int tracks, int[][] matches, LinearAssignment assignment)
    {
        var width = frame.Tracks.Length;
        var costs = new float[frame.Overlaps.Length];

        for (var k = 0; k < costs.Length; k++)
        {
            costs[k] = -frame.Overlaps[k] * alignment[(frame.Truth[k / width] * tracks) + frame.Tracks[k % width]];
        }

        var trackOfTruth = new int[frame.Truth.Length];
        assignment.Solve(costs, frame.Truth.Length, width, limit: 0, trackOfTruth);

        for (var a = 0; a < Thresholds; a++)
        {
            var right = 0;

            for (var i = 0; i < trackOfTruth.Length; i++)
            {
                if (trackOfTruth[i] >= 0 && frame.Overlaps[(i * width) + trackOfTruth[i]] >= (0.05 * (a + 1)) - 1e-6)
                {
                    right++;
                    matches[a][(frame.Truth[i] * tracks) + frame.Tracks[trackOfTruth[i]]]++;
                }
            }

            _right[a] += right;
            _missed[a] += frame.Truth.Length - right;
            _false[a] += width - right;
        }
    }
}
