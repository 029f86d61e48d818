using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>
/// Detection, tracking and rules of one pipeline. <see cref="Begin"/> belongs to the reader, the rest to the task behind it.
/// </summary>
internal sealed class FrameAnalyser
{
    private readonly PipelineServices _services;
    private readonly IPipelineSink _sink;
    private readonly PipelineCounters _counters;
    private readonly FrameCamera _camera;
    private readonly List<DetectionGroup> _groups;
    private DateTimeOffset _lastDecodeTime;

    /// <summary>Makes the rules of a job.</summary>
    public FrameAnalyser(PipelineJob job, PipelineServices services, IPipelineSink sink, PipelineCounters counters)
    {
        _services = services;
        _sink = sink;
        _counters = counters;
        _camera = new FrameCamera(job.Images);
        _groups = Group(job, services);
    }

    /// <summary>Starts the detections that a frame is wanted for.</summary>
    public PendingFrame Begin(Frame frame, CancellationToken cancellationToken)
    {
        var detections = new List<(DetectionGroup, Task<DetectionResult>)>(_groups.Count);

        foreach (var group in _groups)
        {
            if (group.Wants(frame.Position))
            {
                var result = _services.Detector.DetectAsync(frame, group.OptionsFor(frame), cancellationToken);
                detections.Add((group, result.AsTask()));
            }
        }

        return new PendingFrame(frame, detections);
    }

    /// <summary>Waits for the detections and runs tracker and rules over them.</summary>
    public async Task CompleteAsync(PendingFrame pending)
    {
        using var frame = pending.Frame;
        _lastDecodeTime = frame.DecodeTime;

        foreach (var (group, task) in pending.Detections)
        {
            var result = await task.ConfigureAwait(false);
            _services.Meter.RecordDetection(result);
            Observe(frame, group, result);
        }

        var age = _services.Time.GetUtcNow() - frame.DecodeTime;
        _counters.CountAnalysed(frame.DecodeTime, age);
        _services.Meter.RecordAnalysed(age);
    }

    /// <summary>The source ended: what is open closes.</summary>
    public void Finish()
    {
        foreach (var lane in _groups.SelectMany(group => group.Lanes))
        {
            var events = lane.Rule.Finish();

            if (events.Count > 0)
            {
                _camera.Keep(events);
                _sink.Analysed(new AnalysedFrame(lane.Index, Frame: null, events, _lastDecodeTime, TimeSpan.Zero));
            }
        }
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
                (float)services.Options.PersonScore)),
    ];

    private static AnalyticLane NewLane(AnalyticSettings settings, int index, PipelineJob job, PipelineServices services) =>
        new(index, services.Rules.Create(settings, job.EventFrameLimit), settings.Parameters);

    private void Observe(Frame frame, DetectionGroup group, DetectionResult result)
    {
        var objects = group.Track(result.Detections, frame.TimeOffset);

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
                Camera = _camera.At(frame),
            });
            _camera.Keep(seen.Events);
            _sink.Analysed(new AnalysedFrame(lane.Index, seen.Frame, seen.Events, frame.DecodeTime, result.InferenceTime));
        }
    }
}
