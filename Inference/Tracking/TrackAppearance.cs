namespace LunaVideoAgent.Inference.Tracking;

/// <summary>What one object looked like lately: a mean of histograms that forgets.</summary>
internal sealed class TrackAppearance
{
    // What is learnt more often costs more and tells nothing new.
    private const double LearnSeconds = 0.2;

    // Of a new look in the mean: who turns around is known again after a second.
    private const float NewShare = 0.2f;

    private float[] _mean = [];
    private double? _learntSeconds;

    /// <summary>Whether anything was learnt.</summary>
    public bool IsKnown => _learntSeconds is not null;

    /// <summary>It is another object from now on.</summary>
    public void Clear() => _learntSeconds = null;

    /// <summary>Whether another look is worth its cost.</summary>
    public bool IsDue(double seconds) => _learntSeconds is not { } last || seconds - last >= LearnSeconds;

    /// <summary>Adds a look.</summary>
    public void Learn(ReadOnlySpan<byte> look, double seconds)
    {
        if (_mean.Length == 0)
        {
            _mean = new float[AppearanceVector.Length];
        }

        var share = IsKnown ? NewShare : 1;

        for (var i = 0; i < _mean.Length; i++)
        {
            _mean[i] = ((1 - share) * _mean[i]) + (share * look[i]);
        }

        _learntSeconds = seconds;
    }

    /// <summary>How alike a look is, 0 to 1.</summary>
    public float SimilarityTo(ReadOnlySpan<byte> look) => AppearanceVector.Similarity(_mean, look);

    /// <summary>Writes all that was learnt.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.PutMaybe(_learntSeconds);

        if (IsKnown)
        {
            foreach (var value in _mean)
            {
                writer.Put(value);
            }
        }
    }

    /// <summary>Takes what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        _learntSeconds = reader.TakeMaybe();

        if (IsKnown)
        {
            _mean = new float[AppearanceVector.Length];

            foreach (ref var value in _mean.AsSpan())
            {
                value = reader.Take<float>();
            }
        }
    }
}
