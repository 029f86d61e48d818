using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>One analysed frame as a rule sees it.</summary>
public readonly record struct FrameObservation
{
    /// <summary>Seconds from the start of the stream; grows.</summary>
    public required double TimeOffset { get; init; }

    /// <summary>Wall clock of the frame.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>What was detected inside of the ROI, strongest first, in pixels of the original frame; the rule applies the DROI.</summary>
    public required IReadOnlyList<DetectedObject> Objects { get; init; }

    /// <summary>What was read in faces, by the number of their track; null if nobody wanted to know.</summary>
    public IReadOnlyDictionary<int, FaceReading>? Readings { get; init; }

    /// <summary>Takes a picture of this frame; only valid while it is being observed.</summary>
    public required IFrameCamera Camera { get; init; }
}
