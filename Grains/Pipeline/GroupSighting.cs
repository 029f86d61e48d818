using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>What one detection group saw in one frame.</summary>
/// <param name="Group">The group.</param>
/// <param name="Objects">What was detected.</param>
/// <param name="InferenceTime">How long the network took.</param>
internal sealed record GroupSighting(DetectionGroup Group, List<DetectedObject> Objects, TimeSpan InferenceTime)
{
    /// <summary>How long the frame waited for the network.</summary>
    public TimeSpan QueueTime { get; init; }

    /// <summary>What was read in faces, by the number of their track; null if nobody wanted to know.</summary>
    public IReadOnlyDictionary<int, FaceReading>? Readings { get; init; }

    /// <summary>What a classifier took the objects for, by the index of the analytic that wanted it; null if none did.</summary>
    public IReadOnlyDictionary<int, List<DetectedObject>>? Classified { get; init; }

    /// <summary>What an analytic is shown.</summary>
    public List<DetectedObject> ObjectsFor(AnalyticLane lane) => Classified?.GetValueOrDefault(lane.Index) ?? Objects;
}
