using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>
/// <c>people_count</c>, version 2: counts the people of each frame and reports crowds. A person counts if the middle of the box lies in the
/// DROI. Both ends of a range are watched side by side; their events never overlap, because what confirms one denies the other.
/// </summary>
internal sealed class PeopleCountRule : IAnalyticRule
{
    /// <summary>The version of the analytic.</summary>
    public const int Version = 2;

    private const string Person = "person";
    private const string CoordinatesTarget = "coordinates";
    private const string OverviewTarget = "overview";

    private readonly DetectionRegionFilter? _region;
    private readonly bool _wantsCoordinates;
    private readonly CrowdWatch[] _watches;
    private readonly List<DetectedObject> _counted = [];
    private double _newestSeconds = double.NegativeInfinity;

    /// <summary>A rule for one analytic of one stream.</summary>
    /// <exception cref="Abstractions.Errors.AgentException">The DROI is no area.</exception>
    public PeopleCountRule(PeopleCountParameters parameters, IReadOnlyList<string> targets, RuleContext context)
    {
        var pictures = targets.Contains(OverviewTarget) ? parameters.ImageRetainPolicy : null;

        _region = parameters.Droi is { } region ? DetectionRegionFilter.From(region) : null;
        _wantsCoordinates = targets.Contains(CoordinatesTarget);
        _watches =
        [
            .. CrowdCondition.From(parameters).Select(condition => new CrowdWatch(condition, parameters, pictures, context)),
        ];
    }

    /// <inheritdoc/>
    public RuleResult Observe(in FrameObservation frame)
    {
        var people = Count(frame);
        var estimation = new FrameEstimation
        {
            TimeOffset = Advance(frame.TimeOffset),
            PeopleCount = people.Length,
            PeopleCoordinates = _wantsCoordinates ? PeopleCoordinates.Of(people) : null,
            Detections = people,
        };

        var sent = Watch(new CrowdFrame(estimation, people, frame.Time, frame.Camera));
        return new RuleResult(estimation, sent is null ? [] : [sent]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<AnalyticEvent> Finish()
    {
        List<AnalyticEvent> closed = [];

        foreach (var watch in _watches)
        {
            if (watch.Finish() is { } last)
            {
                closed.Add(last);
            }
        }

        return closed;
    }

    /// <inheritdoc/>
    public RuleMemory Remember() => new PeopleCountMemory
    {
        NewestSeconds = _newestSeconds,
        Watches = [.. _watches.Select(watch => watch.Remember())],
    };

    /// <inheritdoc/>
    public void Recall(RuleMemory memory)
    {
        if (memory is not PeopleCountMemory known || known.Watches.Count != _watches.Length)
        {
            return;
        }

        _newestSeconds = known.NewestSeconds;

        for (var i = 0; i < _watches.Length; i++)
        {
            _watches[i].Recall(known.Watches[i]);
        }
    }

    private DetectedObject[] Count(in FrameObservation frame)
    {
        _counted.Clear();

        for (var i = 0; i < frame.Objects.Count; i++)
        {
            var candidate = frame.Objects[i];

            if (candidate.Label == Person && (_region is null || _region.Contains(candidate.Rectangle, frame.Width, frame.Height)))
            {
                _counted.Add(candidate);
            }
        }

        return _counted.ToArray();
    }

    // A segment that ends before it starts would be worse than a frame that keeps its predecessor's time.
    private double Advance(double seconds) => _newestSeconds = Math.Max(_newestSeconds, seconds);

    // At most one is sent: two are never open at once, and where one closes and the other opens, the policy sends ends or starts.
    private AnalyticEvent? Watch(in CrowdFrame frame)
    {
        AnalyticEvent? sent = null;

        foreach (var watch in _watches)
        {
            sent = watch.Observe(frame) ?? sent;
        }

        return sent;
    }
}
