using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Tests.Analytics.Support;

/// <summary>Shows frames to a people_count rule, by default one a second from second 0 on, and keeps what comes out.</summary>
internal sealed class RuleRun
{
    public static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly PeopleCountRule _rule;
    private double _nextSecond;
    private int _ids;

    public RuleRun(PeopleCountParameters parameters, IReadOnlyList<string>? targets = null, int frameLimit = int.MaxValue) =>
        _rule = new PeopleCountRule(parameters, targets ?? [], new RuleContext(NextId, frameLimit));

    public FakeCamera Camera { get; } = new();

    public List<FrameEstimation> Frames { get; } = [];

    public List<AnalyticEvent> Events { get; } = [];

    /// <summary>What each call sent, in seconds of its frame; events of <see cref="End"/> are not in it.</summary>
    public List<double> SendTimes { get; } = [];

    /// <summary>Start, end and count of each event.</summary>
    public IEnumerable<(double Start, double End, int? Count)> Crowds =>
        Events.Select(sent => (sent.Segment.StartSeconds, sent.Segment.EndSeconds, sent.PeopleCount));

    public IEnumerable<EventStatus> Statuses => Events.Select(sent => sent.Status);

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static DetectedObject Person(int x, int y, string label = "person") =>
        new(new ImageRectangle(x, y, 10, 20), 0.9f, label, TrackId: null);

    public RuleRun See(params int[] counts)
    {
        foreach (var count in counts)
        {
            SeeAt(_nextSecond, count);
        }

        return this;
    }

    public RuleRun SeeAt(double seconds, int count) => SeeAt(seconds, [.. Enumerable.Range(0, count).Select(i => Person(20 * i, 0))]);

    public RuleRun SeeAt(double seconds, params DetectedObject[] objects)
    {
        Camera.Seconds = seconds;
        _nextSecond = seconds + 1;

        var result = _rule.Observe(new FrameObservation
        {
            TimeOffset = seconds,
            Time = Noon.AddSeconds(seconds),
            Width = 1000,
            Height = 500,
            Objects = objects,
            Camera = Camera,
        });

        Frames.Add(result.Frame);
        Events.AddRange(result.Events);
        SendTimes.AddRange(result.Events.Select(_ => seconds));
        return this;
    }

    public RuleRun End()
    {
        Events.AddRange(_rule.Finish());
        return this;
    }

    private Guid NextId() => Id(++_ids);
}
