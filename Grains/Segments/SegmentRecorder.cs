using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>Writes down what is detected in the frames of a segment; tracker and rules come later, when all segments are there.</summary>
internal sealed class SegmentRecorder(AnalyticLanes lanes, PipelineServices services) : IFrameWork
{
    private readonly List<FrameFinding> _frames = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<FrameFinding> Frames => _frames;

    /// <inheritdoc/>
    public PendingFrame Begin(Frame frame, CancellationToken cancellationToken) => lanes.Begin(frame, cancellationToken);

    /// <inheritdoc/>
    public async Task CompleteAsync(PendingFrame pending, CancellationToken cancellationToken)
    {
        using var frame = pending.Frame;
        var groups = new IReadOnlyList<ObjectDetection>?[lanes.Groups.Count];
        var looks = new RecordedAppearances?[groups.Length];

        foreach (var (group, task) in pending.Detections)
        {
            var result = await task.ConfigureAwait(false);
            services.Meter.RecordDetection(result);
            groups[IndexOf(group)] = result.Detections;
            looks[IndexOf(group)] = group.RecordLooks(frame, result.Detections);
        }

        _frames.Add(new FrameFinding(FrameMoment.Of(frame), groups, looks));
    }

    /// <inheritdoc/>
    public void Finish()
    {
        // Nothing is open here.
    }

    private int IndexOf(DetectionGroup group)
    {
        var index = 0;

        while (!ReferenceEquals(lanes.Groups[index], group))
        {
            index++;
        }

        return index;
    }
}
