namespace LunaVideoAgent.Inference.Detection;

/// <summary>What was found in one frame.</summary>
/// <param name="Detections">Strongest first, in pixels of the frame.</param>
/// <param name="InferenceTime">How long the network ran, without waiting.</param>
/// <param name="QueueTime">How long the frame waited for it.</param>
public sealed record DetectionResult(
    IReadOnlyList<ObjectDetection> Detections,
    TimeSpan InferenceTime,
    TimeSpan QueueTime);
