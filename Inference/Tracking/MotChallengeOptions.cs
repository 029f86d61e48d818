namespace LunaVideoAgent.Inference.Tracking;

/// <summary>How a MOTChallenge file of detections is tracked.</summary>
public sealed record MotChallengeOptions
{
    /// <summary>Frames a second of the video.</summary>
    public double FrameRate { get; init; } = 30;

    /// <summary>Width of the video in pixels, if known.</summary>
    public int? Width { get; init; }

    /// <summary>Height of the video in pixels, if known.</summary>
    public int? Height { get; init; }

    /// <summary>Settings of the tracker; size of the frame is taken from here if it is not known there.</summary>
    public ByteTrackerOptions Tracker { get; init; } = new();
}
