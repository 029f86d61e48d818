using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>A frame on its way through the detector; one detection a detection group that wants it.</summary>
/// <param name="frame">The frame.</param>
/// <param name="detections">What runs for it.</param>
/// <param name="beginTime">When that was started.</param>
internal sealed class PendingFrame(
    Frame frame, IReadOnlyList<(DetectionGroup Group, Task<DetectionResult> Result)> detections, DateTimeOffset beginTime)
{
    /// <summary>The frame; disposed with this.</summary>
    public Frame Frame => frame;

    /// <summary>What runs for it.</summary>
    public IReadOnlyList<(DetectionGroup Group, Task<DetectionResult> Result)> Detections => detections;

    /// <summary>When it was started.</summary>
    public DateTimeOffset BeginTime => beginTime;

    /// <summary>Nobody wants the result any more.</summary>
    public async ValueTask AbandonAsync()
    {
        foreach (var (_, result) in detections)
        {
            await Task.WhenAny(result);
        }

        frame.Dispose();
    }
}
