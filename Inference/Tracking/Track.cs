using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>One object as seen in the newest frame.</summary>
/// <param name="Id">From 1, never used again.</param>
/// <param name="Box">Where it is, in pixels of the frame.</param>
/// <param name="Score">Score of its newest detection.</param>
/// <param name="ClassIndex">Its class.</param>
/// <param name="DetectionIndex">Its detection in this frame, an index into what was handed in; -1 if it is only predicted.</param>
/// <param name="IsConfirmed">Seen often enough to be believed.</param>
/// <param name="FirstSeconds">When it was first seen.</param>
public readonly record struct Track(
    int Id,
    BoundingBox Box,
    float Score,
    int ClassIndex,
    int DetectionIndex,
    bool IsConfirmed,
    double FirstSeconds);
