using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Analytics.Schedules;
using LunaVideoAgent.Grains.Telemetry;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Faces;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>The analytics of one job from detections on: tracker and rules, in the order of the frames.</summary>
internal sealed class AnalyticLanes
{
    private readonly IPipelineSink _sink;
    private readonly AnalyticLane[] _lanes;
    private readonly TimeProvider _time;
    private DateTimeOffset _lastDecodeTime;

    /// <summary>Makes the rules of a job.</summary>
    public AnalyticLanes(PipelineJob job, PipelineServices services, IPipelineSink sink)
    {
        _sink = sink;
        _time = services.Time;
        _lanes = [.. job.Analytics.Select((settings, index) => NewLane(settings, index, job, services))];
        Groups = Group(_lanes, job, services);
    }

    /// <summary>Analytics that share detections.</summary>
    public IReadOnlyList<DetectionGroup> Groups { get; }

    /// <summary>Starts the detections that a frame is wanted for.</summary>
    public PendingFrame Begin(Frame frame, CancellationToken cancellationToken)
    {
        var detections = new List<(DetectionGroup, Task<DetectionResult>)>(Groups.Count);
        var beginTime = _time.GetUtcNow();

        foreach (var group in Groups)
        {
            if (group.Wants(frame.Position, frame.DecodeTime))
            {
                detections.Add((group, group.DetectAsync(frame, cancellationToken).AsTask()));
            }
        }

        return new PendingFrame(frame, detections, beginTime);
    }

    /// <summary>Runs trackers over all that was detected in one frame, whose pixels must still be there if trackers look at them.</summary>
    public static List<GroupSighting> Track(in FrameMoment frame, IReadOnlyList<GroupFinding> found)
    {
        var sightings = new List<GroupSighting>(found.Count);

        for (var i = 0; i < found.Count; i++)
        {
            var (group, result, looks) = found[i];
            var objects = new List<DetectedObject>(result.Detections.Count);
            group.Track(result.Detections, frame.TimeOffset, looks, objects);
            sightings.Add(new GroupSighting(group, objects, result.InferenceTime) { QueueTime = result.QueueTime });
        }

        return sightings;
    }

    /// <summary>Runs rules over all that was seen in one frame.</summary>
    public void Observe(in FrameMoment frame, IReadOnlyList<GroupSighting> sightings, ICameraRoll camera)
    {
        _lastDecodeTime = frame.DecodeTime;

        foreach (var lane in _lanes)
        {
            if (lane.Wants(frame.Position, frame.DecodeTime))
            {
                Observe(frame, lane, sightings, camera);
            }
            else if (lane.IsAtWork && !lane.IsOpenAt(frame.DecodeTime))
            {
                Close(lane, lane.Rest(), camera);
            }
        }
    }

    /// <summary>The source ended: what is open closes.</summary>
    public void Finish(ICameraRoll camera)
    {
        foreach (var lane in _lanes)
        {
            Close(lane, lane.Rule.Finish(), camera);
        }
    }

    /// <summary>What the rules know, in the order of the analytics.</summary>
    public RuleMemory?[] Remember() => [.. _lanes.Select(lane => lane.Rule.Remember())];

    /// <summary>Trackers and rules go on where those of another job stood; false, and as they were, if that had others.</summary>
    public bool TryRecall(PipelineMemory memory)
    {
        if (memory.Trackers.Count != Groups.Count || memory.Rules.Count != _lanes.Length)
        {
            return false;
        }

        foreach (var (group, tracker) in Groups.Zip(memory.Trackers))
        {
            group.Recall(tracker);
        }

        foreach (var (lane, rule) in _lanes.Zip(memory.Rules))
        {
            if (rule is not null)
            {
                lane.Rule.Recall(rule);
            }
        }

        _lastDecodeTime = memory.LastTime;
        return true;
    }

    private static DetectionGroup[] Group(AnalyticLane[] lanes, PipelineJob job, PipelineServices services)
    {
        return
        [
            .. from pass in DetectionPass.For(lanes, services)
               from lane in lanes
               where pass.IsFor(lane)
               group lane by (pass, lane.Parameters.Roi) into sharing
               select new DetectionGroup(sharing.Key.Roi, [.. sharing], sharing.Key.pass, job.IsBackground),
        ];
    }

    private static AnalyticLane NewLane(AnalyticSettings settings, int index, PipelineJob job, PipelineServices services) =>
        new(
            index,
            () => services.Rules.Create(settings, job.EventFrameLimit),
            settings.Parameters,
            services.Rules.NeedsOf(settings),
            services.Rules.ClassesOf(settings))
        {
            Detector = services.Rules.DetectorOf(settings),
            Classifier = services.Rules.ClassifierOf(settings),
            FaceTargets = services.Rules.FaceTargetsOf(settings),
            Hours = settings.Schedule is { } schedule ? new WorkingHours(schedule) : null,
        };

    private void Close(AnalyticLane lane, IReadOnlyList<AnalyticEvent> events, ICameraRoll camera)
    {
        if (events.Count > 0)
        {
            camera.Keep(events);
            _sink.Analysed(new AnalysedFrame(lane.Index, Frame: null, events, _lastDecodeTime, TimeSpan.Zero));
        }
    }

    private void Observe(in FrameMoment frame, AnalyticLane lane, IReadOnlyList<GroupSighting> sightings, ICameraRoll camera)
    {
        List<DetectedObject>? objects = null;
        IReadOnlyDictionary<int, FaceReading>? readings = null;
        var inferenceTime = TimeSpan.Zero;

        for (var i = 0; i < sightings.Count; i++)
        {
            if (sightings[i].Group.Serves(lane))
            {
                var seen = sightings[i].ObjectsFor(lane);
                objects = objects is null ? seen : [.. objects, .. seen];
                readings ??= sightings[i].Readings;
                inferenceTime += sightings[i].InferenceTime;
            }
        }

        var result = lane.Observe(new FrameObservation
        {
            TimeOffset = frame.TimeOffset,
            Time = frame.DecodeTime,
            Width = frame.Width,
            Height = frame.Height,
            Objects = objects ?? [],
            Readings = readings,
            Camera = camera,
        });
        camera.Keep(result.Events);
        _sink.Analysed(new AnalysedFrame(lane.Index, result.Frame, result.Events, frame.DecodeTime, inferenceTime)
        {
            Stages = result.Events.Count > 0 && StreamActivities.AreWanted ? FrameStages.Of(frame, sightings, lane) : null,
        });
    }
}
