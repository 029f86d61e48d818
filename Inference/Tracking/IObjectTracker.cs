using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>Follows objects from frame to frame. One instance a sequence; not for several threads. Deterministic.</summary>
public interface IObjectTracker
{
    /// <summary>
    /// Moves on by one frame and says which tracks are seen in it. The span is valid until the next call.
    /// </summary>
    /// <param name="detections">Everything found, weak ones included (down to <see cref="ByteTrackerOptions.LowScore"/>).</param>
    /// <param name="seconds">Time of the frame; grows.</param>
    ReadOnlySpan<Track> Update(ReadOnlySpan<ObjectDetection> detections, double seconds);
}
