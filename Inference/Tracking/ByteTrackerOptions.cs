namespace LunaVideoAgent.Inference.Tracking;

/// <summary>Settings of <see cref="ByteTracker"/>; the defaults fit people.</summary>
public sealed record ByteTrackerOptions
{
    /// <summary>Detections at or above it are associated first and may begin tracks.</summary>
    public float HighScore { get; init; } = 0.45f;

    /// <summary>Detections below it are ignored; those between are associated second.</summary>
    public float LowScore { get; init; } = 0.25f;
}
