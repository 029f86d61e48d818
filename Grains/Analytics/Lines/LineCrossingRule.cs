using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics.Objects;

namespace LunaVideoAgent.Grains.Analytics.Lines;

/// <summary>
/// <c>line_crossing</c>: counts objects that go over lines. An object counts once it was seen in <c>probe_count</c> frames; what it crossed
/// before counts then. Between two frames it is taken to go straight.
/// </summary>
internal sealed class LineCrossingRule : IAnalyticRule
{
    /// <summary>The version of the analytic.</summary>
    public const int Version = 1;

    /// <summary>The frame that shows a crossing.</summary>
    public const string OverviewTarget = "overview";

    private readonly LineCrossingParameters _parameters;
    private readonly RuleContext _context;
    private readonly bool _wantsOverview;
    private readonly ObjectRoster _roster;
    private readonly Dictionary<int, LinePassage[]> _passages = [];
    private readonly Dictionary<int, List<PendingCrossing>> _pending = [];
    private readonly LineCounter _counter;
    private readonly LineEvents _events;
    private double _newestSeconds = double.NegativeInfinity;

    /// <summary>A rule for one analytic of one stream.</summary>
    /// <exception cref="Abstractions.Errors.AgentException">The DROI is no area.</exception>
    public LineCrossingRule(LineCrossingParameters parameters, IReadOnlyList<string> targets, RuleContext context)
    {
        var region = parameters.Droi is { } droi ? DetectionRegionFilter.From(droi) : null;

        _parameters = parameters;
        _context = context;
        _wantsOverview = targets.Contains(OverviewTarget);
        _roster = new ObjectRoster(parameters.Classes, parameters.Anchor, region);
        _counter = new LineCounter(parameters.Lines, parameters.Classes);
        _events = new LineEvents(parameters.EventPolicy, _counter, context);
    }

    /// <inheritdoc/>
    public RuleResult Observe(in FrameObservation frame)
    {
        // A segment that ends before it starts would be worse than a frame that keeps its predecessor's time.
        _newestSeconds = Math.Max(_newestSeconds, frame.TimeOffset);
        _roster.Update(frame, _newestSeconds);
        List<AnalyticEvent> events = [];
        Add(events, _events.Begin(_newestSeconds, frame.Time));

        foreach (var gone in _roster.Gone)
        {
            _passages.Remove(gone.Key);
            _pending.Remove(gone.Key);
        }

        foreach (var seen in _roster.Objects)
        {
            if (seen.Seen is { } found)
            {
                Move(seen, found, frame);
                Confirm(seen, events);
            }
        }

        return new RuleResult(Show(frame), events);
    }

    /// <inheritdoc/>
    public IReadOnlyList<AnalyticEvent> Finish() => _events.Finish(_newestSeconds) is { } last ? [last] : [];

    /// <inheritdoc/>
    public RuleMemory Remember() => new LineCrossingMemory
    {
        NewestSeconds = _newestSeconds,
        Objects = _roster.Remember(),
        Passages = new Dictionary<int, LinePassage[]>(_passages),
        Pending = new Dictionary<int, List<PendingCrossing>>(_pending),
        Counts = _counter.Counts,
        Period = _events.Remember(),
    };

    /// <inheritdoc/>
    public void Recall(RuleMemory memory)
    {
        if (memory is not LineCrossingMemory known)
        {
            return;
        }

        _newestSeconds = known.NewestSeconds;
        _roster.Recall(known.Objects);
        _counter.Recall(known.Counts);
        _events.Recall(known.Period);

        foreach (var (key, passages) in known.Passages)
        {
            _passages[key] = passages;
        }

        foreach (var (key, pending) in known.Pending)
        {
            _pending[key] = pending;
        }
    }

    private static void Add(List<AnalyticEvent> events, AnalyticEvent? sent)
    {
        if (sent is not null)
        {
            events.Add(sent);
        }
    }

    private void Move(FollowedObject passer, DetectedObject found, in FrameObservation frame)
    {
        if (!_passages.TryGetValue(passer.Key, out var passages))
        {
            passages = NewPassages();
            _passages.Add(passer.Key, passages);
        }

        var margin = _parameters.Hysteresis * found.Rectangle.Height;

        for (var i = 0; i < passages.Length; i++)
        {
            var geometry = LineGeometry.Of(_parameters.Lines[i], frame.Width, frame.Height);

            if (passages[i].Move(geometry, passer, margin, frame.Time) is { } passed && IsWanted(_parameters.Lines[i], passed))
            {
                Note(_parameters.Lines[i], passer, passed, found, frame);
            }
        }
    }

    private LinePassage[] NewPassages()
    {
        var passages = new LinePassage[_parameters.Lines.Count];

        for (var i = 0; i < passages.Length; i++)
        {
            passages[i] = new LinePassage();
        }

        return passages;
    }

    private static bool IsWanted(CountingLine line, in PassedLine passed) =>
        line.Direction is LineDirection.Both || passed.IsForward == line.Direction is LineDirection.Forward;

    private void Note(CountingLine line, FollowedObject passer, in PassedLine passed, DetectedObject found, in FrameObservation frame)
    {
        var direction = passed.IsForward ? LineDirection.Forward : LineDirection.Backward;
        var crossing = new LineCrossing(line.Name, direction, passer.Label, passer.Report(_context), passed.Seconds, passed.Point);
        var segment = new VideoSegment(passed.LeftSeconds, _newestSeconds);
        var overview = _wantsOverview
            ? new EventOverview
            {
                TimeOffset = _newestSeconds,
                Image = frame.Camera.Take(_parameters.ImageRetainPolicy, [found.Rectangle]),
            }
            : null;

        if (!_pending.TryGetValue(passer.Key, out var pending))
        {
            _pending.Add(passer.Key, pending = []);
        }

        pending.Add(new PendingCrossing(crossing, segment, passed.LeftTime, frame.Time, overview));
    }

    private void Confirm(FollowedObject passer, List<AnalyticEvent> events)
    {
        if (passer.Hits < _parameters.ProbeCount || !_pending.Remove(passer.Key, out var crossings))
        {
            return;
        }

        foreach (var crossing in crossings)
        {
            _counter.Add(crossing.Crossing);
            Add(events, _events.Add(crossing));
        }
    }

    private FrameEstimation Show(in FrameObservation frame) => new()
    {
        TimeOffset = _newestSeconds,
        Counts = _counter.Counts,
        Detections = ObjectsShown.In(frame, _parameters.Classes),
    };
}
