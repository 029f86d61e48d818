using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Finds objects in frames; shared by all streams of the process.</summary>
public interface IObjectDetector
{
    /// <summary>Names of the classes; a detection's class is an index into them.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>
    /// Finds objects in one frame. Pixels are read before it first yields, so the caller may dispose the frame once the task is there;
    /// it completes when a session had its turn.
    /// </summary>
    ValueTask<DetectionResult> DetectAsync(Frame frame, DetectionOptions options, CancellationToken cancellationToken);
}
