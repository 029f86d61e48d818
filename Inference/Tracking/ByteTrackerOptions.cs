namespace LunaVideoAgent.Inference.Tracking;

/// <summary>Settings of <see cref="ByteTracker"/>; the defaults fit people at 1 to 60 frames a second.</summary>
public sealed record ByteTrackerOptions
{
    /// <summary>Detections at or above it are associated first and may begin tracks.</summary>
    public float HighScore { get; init; } = 0.45f;

    /// <summary>Detections below it are ignored; those between are associated second.</summary>
    public float LowScore { get; init; } = 0.25f;

    /// <summary>Detections below it never begin a track.</summary>
    public float BirthScore { get; init; } = 0.45f;

    /// <summary>A track is confirmed once the scores of its detections add up to it ...</summary>
    public float ConfirmScore { get; init; } = 0.9f;

    /// <summary>... and once it was seen in so many frames.</summary>
    public int ConfirmHits { get; init; } = 1;

    /// <summary>Least overlap of a strong detection with where a track is expected, 0 to 1.</summary>
    public float MinOverlap { get; init; } = 0.3f;

    /// <summary>Least overlap of a weak detection with where a track is expected, 0 to 1.</summary>
    public float MinWeakOverlap { get; init; } = 0.5f;

    /// <summary>How long an unseen track is kept to be found again.</summary>
    public TimeSpan TrackBuffer { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an unseen track that is not confirmed is kept.</summary>
    public TimeSpan TentativeBuffer { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>
    /// How long an unseen track is reported where it is expected, with a detection index of -1, but no longer than half as long as it was
    /// seen before. Zero switches it off.
    /// </summary>
    public TimeSpan CoastTime { get; init; } = TimeSpan.FromSeconds(0.45);

    /// <summary>The same for a track that someone nearer hides, which is why it is not seen.</summary>
    public TimeSpan HiddenCoastTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Only detections of a track's own class continue it.</summary>
    public bool ClassAware { get; init; } = true;

    /// <summary>A detection that overlaps a track more begins none; two tracks that stay so are one object. 1 switches it off.</summary>
    public float DuplicateOverlap { get; init; } = 0.8f;

    /// <summary>How long two tracks overlap so before the younger goes.</summary>
    public TimeSpan DuplicateTime { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Weight of moving on in the same direction (observation-centric momentum of OC-SORT); 0 switches it off.</summary>
    public float Momentum { get; init; } = 0.1f;

    /// <summary>Over how long that direction is taken.</summary>
    public TimeSpan MomentumWindow { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>Track filters of found tracks are run again over the gap (observation-centric re-update of OC-SORT).</summary>
    public bool ReUpdate { get; init; } = true;

    /// <summary>What is left is matched to where tracks were last seen (observation-centric recovery of OC-SORT).</summary>
    public bool Recovery { get; init; } = true;

    /// <summary>The movement of the camera is estimated from what most objects do, and taken out.</summary>
    public bool CameraMotion { get; init; } = true;

    /// <summary>Width of the frame in pixels, if known: tracks that left it are not waited for.</summary>
    public int? FrameWidth { get; init; }

    /// <summary>Height of the frame in pixels, if known.</summary>
    public int? FrameHeight { get; init; }

    /// <summary>By how many standard deviations of the prediction boxes are grown before they are compared; 0 is plain IoU.</summary>
    internal float MarginScale { get; init; } = 1;

    /// <summary>The most a box is grown on each side, in heights.</summary>
    internal float MaxMargin { get; init; } = 0.6f;

    /// <summary>Least overlap for a track that was not seen in the frame before; its box is grown by more.</summary>
    internal float MinLostOverlap { get; init; } = 0.5f;

    /// <summary>What a height that differs by a factor of e costs.</summary>
    internal float HeightPenalty { get; init; } = 0.6f;

    /// <summary>Least overlap with the last sight, in recovery.</summary>
    internal float MinRecoveryOverlap { get; init; } = 0.5f;

    /// <summary>What a track that is about to be given up costs more than one just seen.</summary>
    internal float LostPenalty { get; init; } = 0.25f;

    /// <summary>Least likeness, 0 to 1, by which somebody lost is found again beyond where motion expects them.</summary>
    internal float RejoinSimilarity { get; init; } = 0.9f;

    /// <summary>Below it, 0 to 1, somebody lost is somebody else wherever they are.</summary>
    internal float LeastSimilarity { get; init; } = 0.6f;

    /// <summary>How far from where they were last seen such a person may have come, in heights a second.</summary>
    internal float RejoinSpeed { get; init; } = 1;

    /// <summary>Logarithm of the factor by which they may have grown or shrunk.</summary>
    internal float RejoinGrowth { get; init; } = 0.3f;

    /// <summary>How people move and how detectors err.</summary>
    internal MotionNoise Noise { get; init; } = new();

    /// <summary>Checks that values are possible together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(HighScore, LowScore);
        ArgumentOutOfRangeException.ThrowIfLessThan(BirthScore, HighScore);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ConfirmHits);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinOverlap, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MinOverlap, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinWeakOverlap, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MinWeakOverlap, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(TrackBuffer, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(TentativeBuffer, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(CoastTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(HiddenCoastTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MomentumWindow, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(Momentum, 0);
    }
}
