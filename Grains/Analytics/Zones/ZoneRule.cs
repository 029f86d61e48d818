using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics.Objects;

namespace LunaVideoAgent.Grains.Analytics.Zones;

/// <summary><c>zone</c>: reports each object in each zone, from its first frame inside to its last one.</summary>
internal sealed class ZoneRule : IAnalyticRule
{
    /// <summary>The version of the analytic.</summary>
    public const int Version = 1;

    private readonly VisitPlan _plan;
    private readonly ObjectRoster _roster;
    private readonly DetectionRegionFilter[] _areas;
    private readonly SortedDictionary<(int Key, int Zone), VisitWatch> _visits = [];
    private double _newestSeconds = double.NegativeInfinity;

    /// <summary>A rule for one analytic of one stream.</summary>
    /// <exception cref="Abstractions.Errors.AgentException">A zone or the DROI is no area.</exception>
    public ZoneRule(VisitPlan plan)
    {
        var parameters = plan.Parameters;
        var region = parameters.Droi is { } droi ? DetectionRegionFilter.From(droi) : null;

        _plan = plan;
        _roster = new ObjectRoster(parameters.Classes, parameters.Anchor, region);
        _areas = [.. parameters.Zones.Select(zone => DetectionRegionFilter.From(zone.Area))];
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
            Leave(gone.Key, events);
        }

        var occupancies = Count(frame);
        var kept = new FrameEstimation { TimeOffset = _newestSeconds, Occupancies = occupancies };

        foreach (var seen in _roster.Objects)
        {
            if (seen.Seen is { } found)
            {
                Visit(seen, found, frame, kept, events);
            }
        }

        return new RuleResult(kept with { Detections = ObjectsShown.In(frame, _plan.Parameters.Classes) }, events);
    }

    /// <inheritdoc/>
    public IReadOnlyList<AnalyticEvent> Finish()
    {
        List<AnalyticEvent> events = [];

        foreach (var visit in _visits.Values)
        {
            Add(events, visit.Finish());
        }

        _visits.Clear();
        return events;
    }

    /// <inheritdoc/>
    public RuleMemory Remember() => new ZoneMemory
    {
        NewestSeconds = _newestSeconds,
        Objects = _roster.Remember(),
        Visits = [.. _visits.Select(visit => visit.Value.Remember(visit.Key.Key, visit.Key.Zone)).OfType<VisitMemory>()],
    };

    /// <inheritdoc/>
    public void Recall(RuleMemory memory)
    {
        if (memory is not ZoneMemory known)
        {
            return;
        }

        _newestSeconds = known.NewestSeconds;
        _roster.Recall(known.Objects);

        foreach (var visit in known.Visits)
        {
            _visits[(visit.ObjectKey, visit.ZoneIndex)] = VisitWatch.From(visit, _plan);
        }
    }

    private static void Add(List<AnalyticEvent> events, AnalyticEvent? sent)
    {
        if (sent is not null)
        {
            events.Add(sent);
        }
    }

    private bool IsInside(FollowedObject seen, int zone, in FrameObservation frame) =>
        _areas[zone].Contains(seen.Point, frame.Width, frame.Height);

    private ZoneOccupancy[] Count(in FrameObservation frame)
    {
        var occupancies = new ZoneOccupancy[_areas.Length];

        for (var zone = 0; zone < occupancies.Length; zone++)
        {
            var count = 0;

            foreach (var seen in _roster.Objects)
            {
                count += seen.Seen is not null && IsInside(seen, zone, frame) ? 1 : 0;
            }

            occupancies[zone] = new ZoneOccupancy(_plan.Parameters.Zones[zone].Name, count);
        }

        return occupancies;
    }

    private void Visit(
        FollowedObject seen, DetectedObject found, in FrameObservation frame, FrameEstimation kept, List<AnalyticEvent> events)
    {
        for (var zone = 0; zone < _areas.Length; zone++)
        {
            var isInside = IsInside(seen, zone, frame);

            if (!_visits.TryGetValue((seen.Key, zone), out var visit))
            {
                if (!isInside)
                {
                    continue;
                }

                visit = new VisitWatch(_plan, _plan.Parameters.Zones[zone].Name, seen.Label, seen.Report(_plan.Context));
                _visits.Add((seen.Key, zone), visit);
            }

            var occupancy = kept.Occupancies![zone].Count;
            var moment = new ZoneFrame(_newestSeconds, frame.Time, kept, occupancy, found.Rectangle, frame.Camera);
            Add(events, visit.Observe(moment, isInside));

            if (visit.IsOver)
            {
                _visits.Remove((seen.Key, zone));
            }
        }
    }

    // In the order of the zones.
    private void Leave(int key, List<AnalyticEvent> events)
    {
        for (var zone = 0; zone < _areas.Length; zone++)
        {
            if (_visits.Remove((key, zone), out var visit))
            {
                Add(events, visit.Finish());
            }
        }
    }
}
