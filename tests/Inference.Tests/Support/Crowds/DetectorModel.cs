namespace LunaVideoAgent.Inference.Tests.Support.Crowds;

/// <summary>
/// How a detector errs. What it makes of a person is a quality: a level, less for the small and the hidden, plus a mood that lasts and
/// one of the moment; below zero the person is missed, above, the score follows it.
/// </summary>
internal sealed record DetectorModel
{
    /// <summary>Few false boxes, many misses, scores near one: the public detections of a benchmark.</summary>
    public static DetectorModel Strict { get; } = new();

    /// <summary>A small network at a low threshold: scores from a quarter up.</summary>
    public static DetectorModel Small { get; } = new()
    {
        Level = 1.3,
        LowestScore = 0.2,
        ScoreSpan = 0.6,
        FalsePerFrame = 0.5,
        Jitter = 0.035,
        FalseScore = 0.45,
    };

    /// <summary>A strong network with all its weak boxes.</summary>
    public static DetectorModel Strong { get; } = new()
    {
        Level = 2.4,
        LowestScore = 0.1,
        ScoreSpan = 0.88,
        FalsePerFrame = 1.2,
        Jitter = 0.02,
        FalseScore = 0.3,
    };

    public double Level { get; init; } = 1.75;

    /// <summary>Quality lost by one who is wholly hidden.</summary>
    public double Hiding { get; init; } = 5;

    /// <summary>Quality lost with each halving of the size below this many pixels.</summary>
    public double SizePixels { get; init; } = 120;

    public double SizeLoss { get; init; } = 0.9;

    /// <summary>The mood that lasts, and how long.</summary>
    public double LastingMood { get; init; } = 0.9;

    public double LastingSeconds { get; init; } = 1.5;

    /// <summary>The mood of the moment.</summary>
    public double PassingMood { get; init; } = 0.35;

    public double LowestScore { get; init; } = 0.5;

    public double ScoreSpan { get; init; } = 0.5;

    /// <summary>Standard deviation of each edge, in heights; half of it lasts a while.</summary>
    public double Jitter { get; init; } = 0.025;

    /// <summary>Boxes where nobody is, on average.</summary>
    public double FalsePerFrame { get; init; } = 1.3;

    /// <summary>How long such a box stays.</summary>
    public double FalseSeconds { get; init; } = 0.6;

    /// <summary>Middle of their scores.</summary>
    public double FalseScore { get; init; } = 0.72;

    /// <summary>Chance of a second box on a person.</summary>
    public double SecondBox { get; init; } = 0.015;

    /// <summary>Of two detections that overlap more, the weaker one goes.</summary>
    public double Suppression { get; init; } = 0.55;
}
