using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Analytics.HumanTracking;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Tests.Analytics.Support;

/// <summary>Shows frames to a human_tracking rule, by default one a second from second 0 on, and keeps what comes out.</summary>
internal sealed class HumanRun
{
    private static readonly string[] Both = [HumanTargets.FaceDetection, HumanTargets.BodyDetection];

    private readonly HumanPlan _plan;
    private HumanTrackingRule _rule;
    private int _ids;

    public HumanRun(
        HumanTrackingParameters? parameters = null,
        IReadOnlyList<string>? targets = null,
        int frameLimit = int.MaxValue,
        IReadOnlyCollection<string>? told = null)
    {
        var context = new RuleContext(() => RuleRun.Id(++_ids), frameLimit);
        _plan = new HumanPlan(parameters ?? new() { ProbeCount = 1 }, targets ?? Both, context, told ?? []);
        _rule = new HumanTrackingRule(_plan);
    }

    public FakeCamera Camera { get; } = new();

    public List<FrameEstimation> Frames { get; } = [];

    public List<AnalyticEvent> Events { get; } = [];

    /// <summary>When each event was sent; events of <see cref="End"/> are not in it.</summary>
    public List<double> SendTimes { get; } = [];

    /// <summary>What is read in the faces of frames to come, by track.</summary>
    public IReadOnlyDictionary<int, FaceReading>? Readings { get; set; }

    public double Second { get; set; }

    public double Step { get; set; } = 1;

    /// <summary>Start and end of each event.</summary>
    public IEnumerable<(double Start, double End)> Segments =>
        Events.Select(sent => (sent.Segment.StartSeconds, sent.Segment.EndSeconds));

    /// <summary>A body of 40 x 100 pixels whose left side is at x.</summary>
    public static DetectedObject Body(int track, int x, float score = 0.8f) =>
        new(new ImageRectangle(x, 100, 40, 100), score, "person", track);

    /// <summary>A face of 12 x 12 pixels where the body at x has its head.</summary>
    public static DetectedObject Face(int track, int x, float score = 0.9f) =>
        new(new ImageRectangle(x + 14, 104, 12, 12), score, "face", track);

    public HumanRun See(params DetectedObject[] objects)
    {
        Camera.Seconds = Second;
        var result = _rule.Observe(new FrameObservation
        {
            TimeOffset = Second,
            Time = RuleRun.Noon.AddSeconds(Second),
            Width = 1000,
            Height = 500,
            Objects = objects,
            Readings = Readings,
            Camera = Camera,
        });

        Frames.Add(result.Frame);
        Events.AddRange(result.Events);
        SendTimes.AddRange(result.Events.Select(_ => Second));
        Second += Step;
        return this;
    }

    public HumanRun SeeTimes(int count, params DetectedObject[] objects)
    {
        for (var i = 0; i < count; i++)
        {
            See(objects);
        }

        return this;
    }

    /// <summary>Another rule goes on with what this one remembers, as it comes out of the cluster's serializer.</summary>
    public HumanRun Move()
    {
        var memory = MemoryTransport.Send(_rule.Remember());
        _rule = new HumanTrackingRule(_plan);
        _rule.Recall(memory);
        return this;
    }

    public HumanRun End()
    {
        Events.AddRange(_rule.Finish());
        return this;
    }
}
