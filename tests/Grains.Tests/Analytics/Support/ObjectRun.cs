using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Analytics.Detections;
using LunaVideoAgent.Grains.Analytics.Lines;
using LunaVideoAgent.Grains.Analytics.Zones;

namespace LunaVideoAgent.Grains.Tests.Analytics.Support;

/// <summary>Shows frames of 1000 x 500 pixels to a rule that follows objects, by default one a second, and keeps what comes out.</summary>
internal sealed class ObjectRun
{
    private readonly Func<RuleContext, IAnalyticRule> _create;
    private IAnalyticRule _rule;
    private int _ids;

    private ObjectRun(Func<RuleContext, IAnalyticRule> create)
    {
        _create = create;
        _rule = NewRule();
    }

    public FakeCamera Camera { get; } = new();

    public List<FrameEstimation> Frames { get; } = [];

    public List<AnalyticEvent> Events { get; } = [];

    /// <summary>When each event was sent; events of <see cref="End"/> are not in it.</summary>
    public List<double> SendTimes { get; } = [];

    public double Second { get; set; }

    public double Step { get; set; } = 1;

    public IEnumerable<LineCrossing> Crossings => Events.SelectMany(sent => sent.Crossings ?? []);

    /// <summary>Zone, start and end of each visit.</summary>
    public IEnumerable<(string Zone, double Start, double End)> Visits =>
        Events.Select(sent => (sent.Visit!.Zone, sent.Segment.StartSeconds, sent.Segment.EndSeconds));

    public static ObjectRun Of(LineCrossingParameters parameters, params string[] targets) =>
        new(context => new LineCrossingRule(parameters, targets, context));

    public static ObjectRun Of(ZoneParameters parameters, params string[] targets) =>
        new(context => new ZoneRule(new VisitPlan(parameters, targets, context)));

    public static ObjectRun Of(ObjectDetectionParameters parameters, params string[] targets) =>
        new(context => new DetectionRule(new DetectionPlan(parameters, targets, context)
        {
            EventType = "fire",
            Threshold = (float)(parameters.Threshold ?? 0.5),
            Classes = parameters.Classes ?? ["person"],
        }));

    /// <summary>An object of 40 x 100 pixels that stands at a point.</summary>
    public static DetectedObject At(double x, double y, int track = 1, string label = "person") =>
        new(new ImageRectangle((int)x - 20, (int)y - 100, 40, 100), 0.9f, label, track);

    public ObjectRun See(params DetectedObject[] objects)
    {
        Camera.Seconds = Second;
        var result = _rule.Observe(new FrameObservation
        {
            TimeOffset = Second,
            Time = RuleRun.Noon.AddSeconds(Second),
            Width = 1000,
            Height = 500,
            Objects = objects,
            Camera = Camera,
        });

        Frames.Add(result.Frame);
        Events.AddRange(result.Events);
        SendTimes.AddRange(result.Events.Select(_ => Second));
        Second += Step;
        return this;
    }

    /// <summary>One object goes from place to place.</summary>
    public ObjectRun Walk(params (double X, double Y)[] places)
    {
        foreach (var (x, y) in places)
        {
            See(At(x, y));
        }

        return this;
    }

    /// <summary>Another rule goes on with what this one remembers, as it comes out of the cluster's serializer.</summary>
    public ObjectRun Move()
    {
        var memory = MemoryTransport.Send(_rule.Remember()!);
        _rule = NewRule();
        _rule.Recall(memory);
        return this;
    }

    public ObjectRun End()
    {
        Events.AddRange(_rule.Finish());
        return this;
    }

    private IAnalyticRule NewRule() => _create(new RuleContext(() => RuleRun.Id(++_ids), int.MaxValue));
}
