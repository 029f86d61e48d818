using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>One object being followed: its filter, where it was seen, and how sure it is. Used again for other objects.</summary>
internal sealed class Tracklet(ByteTrackerOptions options)
{
    // A re-update needs the shape of the gap, not each of its frames.
    private const int MaxReUpdateSteps = 32;

    private readonly ObservationHistory _history = new(options.MomentumWindow.TotalSeconds);
    private readonly MotionNoise _noise = options.Noise;
    private KalmanFilter _filter;
    private KalmanFilter _filterWhenSeen;
    private float _scoreSum;
    private int _hits;
    private float _marginX;
    private float _marginY;

    public int Id { get; private set; }

    public int ClassIndex { get; private set; }

    public float Score { get; private set; }

    public double FirstSeconds { get; private set; }

    public double LastSeconds { get; private set; }

    public bool IsConfirmed { get; private set; }

    /// <summary>Where it was last seen, as the detector said it.</summary>
    public BoundingBox LastBox { get; private set; }

    /// <summary>Where it is believed to be.</summary>
    public BoundingBox Box { get; private set; }

    /// <summary>The candidate of this frame that continues it, or -1.</summary>
    public int CandidateIndex { get; set; } = -1;

    /// <summary>What it looked like lately.</summary>
    public TrackAppearance Appearance { get; } = new();

    /// <summary>Since when it lies on an older track.</summary>
    public double? DuplicateSince { get; set; }

    /// <summary>In how many frames in a row it was not seen.</summary>
    public int MissedFrames { get; private set; }

    public void Begin(int id, in Candidate candidate, double seconds)
    {
        Id = id;
        ClassIndex = candidate.ClassIndex;
        FirstSeconds = seconds;
        _filter = KalmanFilter.At(candidate.Box, _noise);
        _history.Clear();
        Appearance.Clear();
        _hits = 0;
        _scoreSum = 0;
        IsConfirmed = false;
        DuplicateSince = null;
        Remember(candidate, seconds);
    }

    public void Predict(in KalmanStep move, in KalmanStep resize)
    {
        _filter.Predict(move, resize);
        Box = _filter.Box;
        var most = options.MaxMargin * Box.Height;
        _marginX = MathF.Min(options.MarginScale * _filter.DeviationX, most);
        _marginY = MathF.Min(options.MarginScale * _filter.DeviationY, most);
    }

    public void Observe(in Candidate candidate, double seconds)
    {
        if (MissedFrames > 0 && options.ReUpdate)
        {
            ReUpdate(candidate.Box, seconds);
        }
        else
        {
            _filter.Update(candidate.Box, _noise);
        }

        Remember(candidate, seconds);
    }

    public void Miss() => MissedFrames++;

    public void Shift(float x, float y)
    {
        _filter.Shift(x, y);
        _filterWhenSeen.Shift(x, y);
        _history.Shift(x, y);
        LastBox = LastBox.Shifted(x, y);
        Box = _filter.Box;
    }

    public bool IsIn(TrackGroup group) => group switch
    {
        TrackGroup.Confirmed => IsConfirmed,
        TrackGroup.JustSeen => IsConfirmed && MissedFrames == 0,
        _ => !IsConfirmed,
    };

    public Track Report(int detectionIndex) =>
        new(Id, Box, Score, ClassIndex, detectionIndex, IsConfirmed, FirstSeconds);

    /// <summary>Overlap of where it is expected with a box, both grown by how unsure the expectation is.</summary>
    public float Overlap(in BoundingBox box) =>
        Box.Grown(_marginX, _marginY).IntersectionOverUnion(box.Grown(_marginX, _marginY));

    /// <summary>Whether it was lost and a candidate clearly looks otherwise than it did.</summary>
    public bool IsUnlike(in Candidate candidate, CandidateLooks looks) =>
        MissedFrames > 0
        && Appearance.IsKnown
        && looks.TryGet(candidate.DetectionIndex, out var look)
        && Appearance.SimilarityTo(look) < options.LeastSimilarity;

    /// <summary>How surely and which way it moves lately: a vector of length 0 (stands) to 1 (moves).</summary>
    public bool TryFindMomentum(out Momentum momentum)
    {
        if (!_history.TryFindBefore(LastSeconds, out var x, out var y))
        {
            momentum = default;
            return false;
        }

        momentum = Momentum.Between(x, y, LastBox);
        return momentum.Weight > 0;
    }

    /// <summary>Writes all that is known of the object.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Put(_filter);
        writer.Put(_filterWhenSeen);
        _history.Save(writer);
        writer.Put(new Facts(
            Id, ClassIndex, Score, FirstSeconds, LastSeconds, IsConfirmed, LastBox, Box, MissedFrames, _scoreSum, _hits));
        writer.PutMaybe(DuplicateSince);
        Appearance.Save(writer);
    }

    /// <summary>Takes what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        _filter = reader.Take<KalmanFilter>();
        _filterWhenSeen = reader.Take<KalmanFilter>();
        _history.Load(reader);
        var facts = reader.Take<Facts>();
        (Id, ClassIndex, Score) = (facts.Id, facts.ClassIndex, facts.Score);
        (FirstSeconds, LastSeconds) = (facts.FirstSeconds, facts.LastSeconds);
        (IsConfirmed, LastBox, Box) = (facts.IsConfirmed, facts.LastBox, facts.Box);
        (MissedFrames, _scoreSum, _hits) = (facts.MissedFrames, facts.ScoreSum, facts.Hits);
        DuplicateSince = reader.TakeMaybe();
        Appearance.Load(reader);
    }

    private void Remember(in Candidate candidate, double seconds)
    {
        _hits++;
        _scoreSum += candidate.Score;
        MissedFrames = 0;
        IsConfirmed |= _hits >= options.ConfirmHits && _scoreSum >= options.ConfirmScore;
        Score = candidate.Score;
        LastSeconds = seconds;
        LastBox = candidate.Box;
        _filterWhenSeen = _filter;
        _history.Add(candidate.Box, seconds);
        Box = _filter.Box;
    }

    /// <summary>
    /// Observation-centric re-update (Cao et al. 2023, section 4.1): the errors that grew while nothing was seen are undone by going back
    /// to the last sight and filtering a straight virtual path from there to here.
    /// </summary>
    private void ReUpdate(in BoundingBox box, double seconds)
    {
        var steps = Math.Min(MissedFrames + 1, MaxReUpdateSteps);
        var stepSeconds = (seconds - LastSeconds) / steps;
        var move = _noise.Move(stepSeconds);
        var resize = _noise.Resize(stepSeconds);
        _filter = _filterWhenSeen;

        for (var i = 1; i <= steps; i++)
        {
            _filter.Predict(move, resize);
            _filter.Update(LastBox.Toward(box, (float)i / steps), _noise);
        }
    }

    private readonly record struct Facts(
        int Id,
        int ClassIndex,
        float Score,
        double FirstSeconds,
        double LastSeconds,
        bool IsConfirmed,
        BoundingBox LastBox,
        BoundingBox Box,
        int MissedFrames,
        float ScoreSum,
        int Hits);
}
