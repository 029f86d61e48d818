using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Detection;
using Microsoft.Extensions.DependencyInjection;

namespace LunaVideoAgent.Grains.Tests.Analytics;

internal sealed class AnalyticRuleFactoryTests
{
    private readonly AnalyticRuleFactory _factory = Services().BuildServiceProvider().GetRequiredService<AnalyticRuleFactory>();

    [Test]
    public void Every_agent_brings_people_count_version_2_and_version_1_of_the_others() =>
        Assert.That(_factory.Versions, Is.EqualTo(new Dictionary<string, int>
        {
            ["people_count"] = 2,
            ["human_tracking"] = 1,
            ["line_crossing"] = 1,
            ["zone"] = 1,
            ["object_detection"] = 1,
        }));

    [Test]
    public void An_installation_adds_an_analytic_of_its_own()
    {
        var services = Services().AddSingleton<IAnalytic, QueueLength>();

        var factory = services.BuildServiceProvider().GetRequiredService<AnalyticRuleFactory>();

        Assert.That(factory.Versions.Keys, Is.EquivalentTo([.. AnalyticNames.All, "queue_length"]));
        Assert.That(factory.Supports("queue_length"), Is.True);
    }

    [Test]
    public void A_class_that_the_detector_does_not_know_is_a_fault()
    {
        var parameters = new LineCrossingParameters { Classes = ["person", "unicorn"] };

        var fault = _factory.FindFault(new AnalyticSettings { Name = "line_crossing", Parameters = parameters });

        Assert.That(fault, Is.EqualTo(new AnalyticFault("parameters.classes.1", "must be one of: person")));
    }

    [Test]
    public void A_zone_that_encloses_nothing_is_a_fault()
    {
        var line = new DetectionRegion { Polygons = [[new(0, 0), new(10, 10), new(20, 20)]] };
        var parameters = new ZoneParameters { Zones = [new WatchedZone("yard", line)] };

        var fault = _factory.FindFault(new AnalyticSettings { Name = "zone", Parameters = parameters });

        Assert.That(fault?.Path, Is.EqualTo("parameters.zones.0.region.area"));
    }

    [Test]
    public void Each_rule_that_it_makes_counts_for_itself()
    {
        var settings = new AnalyticSettings { Name = "people_count", Parameters = new PeopleCountParameters { ProbeCount = 1 } };

        var rules = new[] { _factory.Create(settings), _factory.Create(settings) };
        rules[0].Observe(Frame(0, people: 1));
        rules[0].Observe(Frame(1, people: 1));

        Assert.That(rules[0].Finish().Single().Frames, Has.Count.EqualTo(2));
        Assert.That(rules[1].Finish(), Is.Empty);
    }

    [Test]
    public void Events_of_a_stream_hold_a_thousand_frames_and_those_of_a_video_as_many_as_are_asked_for()
    {
        var settings = new AnalyticSettings { Name = "people_count", Parameters = new PeopleCountParameters { ProbeCount = 1 } };
        var (stream, video) = (_factory.Create(settings), _factory.Create(settings, int.MaxValue));

        for (var second = 0; second < 1500; second++)
        {
            stream.Observe(Frame(second, people: 1));
            video.Observe(Frame(second, people: 1));
        }

        var (ofStream, ofVideo) = (stream.Finish().Single(), video.Finish().Single());
        Assert.That((ofStream.Frames.Count, ofStream.FramesDropped, ofStream.Frames[0].TimeOffset), Is.EqualTo((1000, 500, 500.0)));
        Assert.That((ofVideo.Frames.Count, ofVideo.FramesDropped), Is.EqualTo((1500, 0)));
    }

    [Test]
    public void Ids_of_events_are_different()
    {
        var settings = new AnalyticSettings { Name = "people_count", Parameters = new PeopleCountParameters { ProbeCount = 1 } };
        var rule = _factory.Create(settings);

        rule.Observe(Frame(0, people: 1));
        var first = rule.Observe(Frame(1, people: 0)).Events.Single();
        rule.Observe(Frame(2, people: 1));
        var second = rule.Finish().Single();

        Assert.That(new[] { first.EventId, first.TrackId, second.EventId, second.TrackId }, Is.Unique);
    }

    [Test]
    public void An_unknown_analytic_is_error_44014()
    {
        var settings = new AnalyticSettings { Name = "fire_analytics", Parameters = new PeopleCountParameters() };

        var made = Assert.Throws<AgentException>(() => _factory.Create(settings));
        var examined = Assert.Throws<AgentException>(() => _factory.FindFault(settings));

        Assert.That((made!.Error.Code, examined!.Error.Code), Is.EqualTo((44014, 44014)));
        Assert.That(_factory.Supports("fire_analytics"), Is.False);
    }

    [Test]
    public void A_fault_names_its_place_and_its_reason_before_a_stream_is_made()
    {
        var region = new DetectionRegion { Wkt = "POINT (1 1)" };
        var settings = new AnalyticSettings { Name = "people_count", Parameters = new PeopleCountParameters { Droi = region } };

        var fault = _factory.FindFault(settings);

        Assert.That(fault?.Path, Is.EqualTo("parameters.droi.area"));
        Assert.That(fault?.Message, Does.Contain("POLYGON"));
        Assert.That(_factory.FindFault(settings with { Parameters = new PeopleCountParameters() }), Is.Null);
    }

    private static IServiceCollection Services() =>
        new ServiceCollection().AddAnalytics().AddSingleton<IObjectDetector>(new FakeDetector(_ => 0));

    private static FrameObservation Frame(double seconds, int people) => new()
    {
        TimeOffset = seconds,
        Time = RuleRun.Noon.AddSeconds(seconds),
        Width = 100,
        Height = 100,
        Objects = [.. Enumerable.Range(0, people).Select(i => RuleRun.Person(i, i))],
        Camera = new FakeCamera(),
    };

    private sealed class QueueLength : IAnalytic
    {
        public string Name => "queue_length";

        public int Version => 1;

        public AnalyticFault? FindFault(AnalyticSettings settings) => null;

        public IAnalyticRule CreateRule(AnalyticSettings settings, RuleContext context) => throw new NotSupportedException();
    }
}
