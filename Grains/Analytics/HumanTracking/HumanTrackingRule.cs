using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>
/// <c>human_tracking</c>: joins tracks of faces and bodies to people and reports each. An event begins with the first frame that shows the
/// person and ends with the last one; it is confirmed by <c>probe_count</c> frames and over when the trackers give its tracks up.
/// </summary>
internal sealed class HumanTrackingRule(HumanPlan plan) : IAnalyticRule
{
    /// <summary>The version of the analytic.</summary>
    public const int Version = 1;

    // The trackers forget what was not seen for longer.
    private static readonly double PatienceSeconds = new ByteTrackerOptions().TrackBuffer.TotalSeconds;

    private readonly HumanRoster _roster = new(plan);
    private double _newestSeconds = double.NegativeInfinity;

    /// <inheritdoc/>
    public RuleResult Observe(in FrameObservation frame)
    {
        // A segment that ends before it starts would be worse than a frame that keeps its predecessor's time.
        _newestSeconds = Math.Max(_newestSeconds, frame.TimeOffset);
        _roster.Update(frame.Objects);

        List<AnalyticEvent> events = [];
        EndThoseGone(events);
        List<Human> seen = [];

        foreach (var human in _roster.Humans)
        {
            if (human.IsSeen)
            {
                Add(events, human.Observe(frame, _newestSeconds));
                seen.Add(human);
            }
        }

        return new RuleResult(Show(frame, seen), events);
    }

    /// <inheritdoc/>
    public IReadOnlyList<AnalyticEvent> Finish()
    {
        List<AnalyticEvent> events = [];

        for (var i = 0; i < _roster.Humans.Count; i++)
        {
            Add(events, _roster.Humans[i].Close());
        }

        return events;
    }

    /// <inheritdoc/>
    public RuleMemory Remember() => new HumanTrackingMemory { NewestSeconds = _newestSeconds, Humans = _roster.Remember() };

    /// <inheritdoc/>
    public void Recall(RuleMemory memory)
    {
        if (memory is HumanTrackingMemory known)
        {
            _newestSeconds = known.NewestSeconds;
            _roster.Recall(known.Humans);
        }
    }

    private static void Add(List<AnalyticEvent> events, AnalyticEvent? sent)
    {
        if (sent is not null)
        {
            events.Add(sent);
        }
    }

    private void EndThoseGone(List<AnalyticEvent> events)
    {
        foreach (var human in _roster.Absorbed)
        {
            Add(events, human.Close());
        }

        for (var i = 0; i < _roster.Humans.Count;)
        {
            var human = _roster.Humans[i];

            if (human.IsSeen || _newestSeconds - human.LastSeconds <= PatienceSeconds)
            {
                i++;
                continue;
            }

            _roster.Remove(human);
            Add(events, human.Close());
        }
    }

    private FrameEstimation Show(in FrameObservation frame, List<Human> seen)
    {
        seen.Sort((one, other) => other.Prominence.CompareTo(one.Prominence));
        var humans = new HumanEstimation[seen.Count];
        var detections = new List<DetectedObject>(frame.Objects.Count);

        for (var i = 0; i < humans.Length; i++)
        {
            humans[i] = seen[i].Estimate();
        }

        for (var i = 0; i < frame.Objects.Count; i++)
        {
            if (IsOurs(frame.Objects[i]))
            {
                detections.Add(frame.Objects[i]);
            }
        }

        return new FrameEstimation { TimeOffset = _newestSeconds, Humans = humans, Detections = detections };
    }

    private bool IsOurs(DetectedObject found) => found.Label switch
    {
        HumanRoster.FaceLabel => plan.Outputs.Needs.HasFlag(DetectionNeeds.Faces),
        HumanRoster.BodyLabel => plan.Outputs.Needs.HasFlag(DetectionNeeds.Bodies),
        _ => false,
    };
}
