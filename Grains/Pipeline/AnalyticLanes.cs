using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>The analytics of one job from detections on: tracker and rules, in the order of the frames.</summary>
internal sealed class AnalyticLanes(PipelineJob job, PipelineServices services, IPipelineSink sink)
{
    private DateTimeOffset _lastDecodeTime;

    /// <summary>Analytics that share detections.</summary>
    public IReadOnlyList<DetectionGroup> Groups { get; } = Group(job, services);

    /// <summary>Starts the detections that a frame is wanted for.</summary>
    public PendingFrame Begin(Frame frame, CancellationToken cancellationToken)
    {
        var detections = new List<(DetectionGroup, Task<DetectionResult>)>(Groups.Count);

        foreach (var group in Groups)
        {
            if (group.Wants(frame.Position))
            {
                var result = services.Detector.DetectAsync(frame, group.OptionsFor(frame), cancellationToken);
                detections.Add((group, result.AsTask()));
            }
        }

        return new PendingFrame(frame, detections);
    }

    /// <summary>Runs tracker and rules over what was detected in one frame.</summary>
    public void Observe(in FrameMoment frame, DetectionGroup group, DetectionResult found, ICameraRoll camera)
    {
        _lastDecodeTime = frame.DecodeTime;
        var objects = group.Track(found.Detections, frame.TimeOffset);

        foreach (var lane in group.Lanes)
        {
            if (!lane.Wants(frame.Position))
            {
                continue;
            }

            var seen = lane.Rule.Observe(new FrameObservation
            {
                TimeOffset = frame.TimeOffset,
                Time = frame.DecodeTime,
                Width = frame.Width,
                Height = frame.Height,
                Objects = objects,
                Camera = camera,
            });
            camera.Keep(seen.Events);
            sink.Analysed(new AnalysedFrame(lane.Index, seen.Frame, seen.Events, frame.DecodeTime, found.InferenceTime));
        }
    }

    /// <summary>The source ended: what is open closes.</summary>
    public void Finish(ICameraRoll camera)
    {
        foreach (var lane in Groups.SelectMany(group => group.Lanes))
        {
            var events = lane.Rule.Finish();

            if (events.Count > 0)
            {
                camera.Keep(events);
                sink.Analysed(new AnalysedFrame(lane.Index, Frame: null, events, _lastDecodeTime, TimeSpan.Zero));
            }
        }
    }

    /// <summary>Trackers and rules go on where those of another job stood; false, and as they were, if that had others.</summary>
    public bool TryRecall(PipelineMemory memory)
    {
        var lanes = Groups.SelectMany(group => group.Lanes).ToList();

        if (memory.Trackers.Count != Groups.Count || memory.Rules.Count != lanes.Count)
        {
            return false;
        }

        foreach (var (group, tracker) in Groups.Zip(memory.Trackers))
        {
            group.Recall(tracker);
        }

        foreach (var (lane, rule) in lanes.Zip(memory.Rules))
        {
            if (rule is not null)
            {
                lane.Rule.Recall(rule);
            }
        }

        _lastDecodeTime = memory.LastTime;
        return true;
    }

    private static List<DetectionGroup> Group(PipelineJob job, PipelineServices services) =>
    [
        .. job.Analytics
            .Select((settings, index) => (settings, lane: NewLane(settings, index, job, services)))
            .GroupBy(one => one.settings.Parameters.Roi)
            .Select(group => new DetectionGroup(
                group.Key,
                [.. group.Select(one => one.lane)],
                services.Detector.Labels,
                (float)services.Options.PersonScore,
                job.IsBackground)),
    ];

    private static AnalyticLane NewLane(AnalyticSettings settings, int index, PipelineJob job, PipelineServices services) =>
        new(index, services.Rules.Create(settings, job.EventFrameLimit), settings.Parameters);
}
