using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics.Objects;

namespace LunaVideoAgent.Grains.Analytics.Detections;

/// <summary><c>object_detection</c>: reports each object that a detector finds, from its first frame to its last one.</summary>
internal sealed class DetectionRule : IAnalyticRule
{
    private readonly DetectionPlan _plan;
    private readonly ObjectRoster _roster;
    private readonly DetectionRegionFilter? _region;
    private readonly SortedDictionary<int, DetectionWatch> _watches = [];
    private double _newestSeconds = double.NegativeInfinity;

    /// <summary>A rule for one analytic of one stream.</summary>
    /// <exception cref="Abstractions.Errors.AgentException">The DROI is no area.</exception>
    public DetectionRule(DetectionPlan plan)
    {
        _plan = plan;
        _region = plan.Parameters.Droi is { } droi ? DetectionRegionFilter.From(droi) : null;
        _roster = new ObjectRoster(plan.Classes, ObjectAnchor.Center, _region);
    }

    /// <inheritdoc/>
    public RuleResult Observe(in FrameObservation frame)
    {
        // A segment that ends before it starts would be worse than a frame that keeps its predecessor's time.
        _newestSeconds = Math.Max(_newestSeconds, frame.TimeOffset);
        _roster.Update(frame, _newestSeconds);
        List<AnalyticEvent> events = [];

        foreach (var gone in _roster.Gone)
        {
            Add(events, _watches.Remove(gone.Key, out var watch) ? watch.Finish() : null);
        }

        foreach (var followed in _roster.Objects)
        {
            var seen = followed.Seen is { } found && _plan.Counts(found) ? found : null;

            if (!_watches.TryGetValue(followed.Key, out var watch))
            {
                _watches.Add(followed.Key, watch = new DetectionWatch(_plan, followed.Report(_plan.Context)));
            }

            Add(events, watch.Observe(frame, _newestSeconds, seen));
        }

        return new RuleResult(new FrameEstimation { TimeOffset = _newestSeconds, Detections = Shown(frame) }, events);
    }

    /// <inheritdoc/>
    public IReadOnlyList<AnalyticEvent> Finish()
    {
        List<AnalyticEvent> events = [];

        foreach (var watch in _watches.Values)
        {
            Add(events, watch.Finish());
        }

        _watches.Clear();
        return events;
    }

    /// <inheritdoc/>
    public RuleMemory Remember() => new DetectionMemory
    {
        NewestSeconds = _newestSeconds,
        Objects = _roster.Remember(),
        Watches = [.. _watches.Select(watch => watch.Value.Remember(watch.Key))],
    };

    /// <inheritdoc/>
    public void Recall(RuleMemory memory)
    {
        if (memory is not DetectionMemory known)
        {
            return;
        }

        _newestSeconds = known.NewestSeconds;
        _roster.Recall(known.Objects);

        foreach (var followed in _roster.Objects)
        {
            _watches[followed.Key] = new DetectionWatch(_plan, followed.Report(_plan.Context));
        }

        foreach (var watch in known.Watches)
        {
            if (_watches.TryGetValue(watch.ObjectKey, out var mine))
            {
                mine.Recall(watch);
            }
        }
    }

    private static void Add(List<AnalyticEvent> events, AnalyticEvent? sent)
    {
        if (sent is not null)
        {
            events.Add(sent);
        }
    }

    private List<DetectedObject> Shown(in FrameObservation frame)
    {
        var shown = new List<DetectedObject>(frame.Objects.Count);

        foreach (var found in frame.Objects)
        {
            if (_plan.Classes.Contains(found.Label)
                && _plan.Counts(found)
                && (_region is null || _region.Contains(found.Rectangle, frame.Width, frame.Height)))
            {
                shown.Add(found);
            }
        }

        return shown;
    }
}
