namespace LunaVideoAgent.Inference.Detection;

/// <summary>What one detection of one frame should look at and keep.</summary>
public sealed record DetectionOptions
{
    /// <summary>Everything in the whole frame, at the model's own threshold.</summary>
    public static DetectionOptions Default { get; } = new();

    /// <summary>Weakest score kept; null takes the model's.</summary>
    public float? ScoreThreshold { get; init; }

    /// <summary>The part of the frame that is cut out and analysed, in pixels after rotation; null is all of it.</summary>
    public BoundingBox? Region { get; init; }

    /// <summary>Nobody waits for it: live pictures go first, and only some of the places may be taken by such.</summary>
    public bool IsBackground { get; init; }

    /// <summary>Classes kept, by index; empty keeps all.</summary>
    public IReadOnlyList<int> Classes { get; init; } = [];
}
