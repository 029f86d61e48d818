namespace LunaVideoAgent.Inference.Tracking;

/// <summary>
/// How a turning or shaking camera moves the picture, told from the tracks alone: what is common to most objects and was not expected of
/// them. The median is taken, and only as far as it stands out of the objects' own scatter, so a still camera stays still.
/// </summary>
internal sealed class CameraMotion
{
    private const int MinPairs = 4;
    private const float MinOverlap = 0.2f;

    // How many standard errors, squared, a median has to stand out by.
    private const float MinCertainty = 2;

    // How much of a surprise is taken for a lasting turn.
    private const float VelocityGain = 0.3f;
    private const float VelocityFadeSeconds = 3;

    private float[] _surprisesX = [];
    private float[] _surprisesY = [];
    private float[] _scratch = [];
    private float[] _bestOverlaps = [];
    private int[] _bestTracks = [];
    private int _count;
    private float _velocityX;
    private float _velocityY;

    /// <summary>Where the picture is expected to go in some seconds.</summary>
    public (float X, float Y) Expect(float seconds)
    {
        var fade = MathF.Exp(-seconds / VelocityFadeSeconds);
        var shift = (_velocityX * seconds, _velocityY * seconds);
        (_velocityX, _velocityY) = (_velocityX * fade, _velocityY * fade);
        return shift;
    }

    /// <summary>By how much the picture went elsewhere than expected.</summary>
    public (float X, float Y) Measure(List<Tracklet> tracks, ReadOnlySpan<Candidate> candidates, float seconds)
    {
        Collect(tracks, candidates);

        if (_count < MinPairs)
        {
            return (0, 0);
        }

        var x = Common(_surprisesX.AsSpan(0, _count));
        var y = Common(_surprisesY.AsSpan(0, _count));
        _velocityX += VelocityGain * x / seconds;
        _velocityY += VelocityGain * y / seconds;
        return (x, y);
    }

    /// <summary>Writes how the camera turns.</summary>
    public void Save(BinaryWriter writer) => writer.Put((_velocityX, _velocityY));

    /// <summary>Takes what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => (_velocityX, _velocityY) = reader.Take<(float X, float Y)>();

    // Each track names its best candidate, each candidate keeps the best of those who named it.
    private void Collect(List<Tracklet> tracks, ReadOnlySpan<Candidate> candidates)
    {
        Grow(candidates.Length);
        _count = 0;
        _bestTracks.AsSpan(0, candidates.Length).Fill(-1);
        _bestOverlaps.AsSpan(0, candidates.Length).Fill(MinOverlap);

        for (var i = 0; i < tracks.Count; i++)
        {
            if (tracks[i].IsConfirmed && tracks[i].MissedFrames == 0)
            {
                NameBest(i, tracks[i], candidates);
            }
        }

        for (var j = 0; j < candidates.Length; j++)
        {
            if (_bestTracks[j] >= 0)
            {
                var expected = tracks[_bestTracks[j]].Box;
                _surprisesX[_count] = candidates[j].Box.CenterX - expected.CenterX;
                _surprisesY[_count++] = candidates[j].Box.CenterY - expected.CenterY;
            }
        }
    }

    private void NameBest(int index, Tracklet track, ReadOnlySpan<Candidate> candidates)
    {
        var best = -1;
        var bestOverlap = MinOverlap;

        for (var j = 0; j < candidates.Length; j++)
        {
            var overlap = track.Overlap(candidates[j].Box);

            if (overlap > bestOverlap)
            {
                (best, bestOverlap) = (j, overlap);
            }
        }

        if (best >= 0 && bestOverlap > _bestOverlaps[best])
        {
            (_bestTracks[best], _bestOverlaps[best]) = (index, bestOverlap);
        }
    }

    private void Grow(int candidates)
    {
        if (_bestTracks.Length < candidates)
        {
            var size = Math.Max(16, candidates * 2);
            _bestTracks = new int[size];
            _bestOverlaps = new float[size];
            _surprisesX = new float[size];
            _surprisesY = new float[size];
            _scratch = new float[size];
        }
    }

    // The median, shrunk by its own uncertainty (James and Stein's positive part).
    private float Common(Span<float> surprises)
    {
        var median = Median(surprises);
        var deviations = _scratch.AsSpan(0, surprises.Length);

        for (var i = 0; i < surprises.Length; i++)
        {
            deviations[i] = MathF.Abs(surprises[i] - median);
        }

        // 1.4826 turns a median absolute deviation into a standard one, 1.2533 that of a mean into that of a median.
        var error = 1.2533f * 1.4826f * Median(deviations) / MathF.Sqrt(surprises.Length);
        var certainty = 1 - (MinCertainty * error * error / ((median * median) + 1e-9f));
        return MathF.Max(0, certainty) * median;
    }

    private static float Median(Span<float> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
