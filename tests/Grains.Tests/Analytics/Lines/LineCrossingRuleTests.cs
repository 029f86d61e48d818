using System.Globalization;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;
using static LunaVideoAgent.Grains.Tests.Analytics.Support.ObjectRun;

namespace LunaVideoAgent.Grains.Tests.Analytics.Lines;

/// <summary>The line runs from 100 to 300 at height 200; objects are 100 pixels high, so that a tenth of that is 10 pixels.</summary>
internal sealed class LineCrossingRuleTests
{
    private static readonly CountingLine Line =
        new("gate", new ImagePoint(100, 200), new ImagePoint(300, 200), CoordinateMode.Absolute, LineDirection.Both);

    private static LineCrossingParameters Parameters { get; } = new() { Lines = [Line], ProbeCount = 1 };

    [TestCase("150,150 150,250", "forward")]
    [TestCase("150,250 150,150", "backward")]
    [TestCase("150,150 150,180 150,195 150,205 150,220 150,250", "forward")]
    [TestCase("150,150 150,250 150,150", "forward backward")]
    [TestCase("150,150 150,195 150,205 150,195 150,205 150,150", "", Description = "dithers on the line and goes back")]
    [TestCase("150,150 150,195 150,205 150,195 150,205 150,250", "forward", Description = "dithers on the line and goes over")]
    [TestCase("150,150 150,208", "", Description = "is not far enough yet")]
    [TestCase("150,150 150,208 150,211", "forward")]
    [TestCase("150,195 150,250", "", Description = "begins on the line: where it came from is not known")]
    [TestCase("400,150 400,250 150,250 150,150", "backward", Description = "walks round the end")]
    [TestCase("150,150 400,150 400,250 150,250", "", Description = "walks round the end and back")]
    [TestCase("150,150 150,200 150,200 150,250", "forward", Description = "stands on the line")]
    [TestCase("150,150 250,150 50,150", "", Description = "walks along")]
    public void Who_gets_from_one_side_to_the_other_through_the_line_has_crossed(string walk, string expected)
    {
        var run = Of(Parameters);

        run.Walk([.. walk.Split(' ').Select(Place)]);

        var directions = run.Crossings.Select(crossing => crossing.Direction is LineDirection.Forward ? "forward" : "backward");
        Assert.That(string.Join(' ', directions), Is.EqualTo(expected));
    }

    [Test]
    public void A_crossing_tells_when_and_where_the_line_was_met_and_how_many_there_were()
    {
        var run = Of(Parameters);

        run.Walk((150, 140), (150, 180), (170, 220));

        var sent = run.Events.Single();
        var crossing = sent.Crossings!.Single();
        Assert.That((crossing.TimeOffset, crossing.Point), Is.EqualTo((1.5, new ImagePoint(160, 200))));
        Assert.That((sent.EventType, sent.Status, sent.TrackId), Is.EqualTo(("line_crossing", EventStatus.Ended, crossing.TrackId)));
        Assert.That(sent.Segment, Is.EqualTo(new VideoSegment(1, 2)));
        Assert.That((sent.CreateTime, sent.EndTime), Is.EqualTo((RuleRun.Noon.AddSeconds(1), RuleRun.Noon.AddSeconds(2))));
        Assert.That(sent.Counts, Is.EqualTo([new LineCount("gate", "person", Forward: 1, Backward: 0)]));
        Assert.That(run.Frames[^1].Counts, Is.EqualTo(sent.Counts));
    }

    [TestCase(LineDirection.Forward, 1, 0)]
    [TestCase(LineDirection.Backward, 0, 1)]
    public void A_line_of_one_direction_counts_that_one(LineDirection direction, int forward, int backward)
    {
        var run = Of(Parameters with { Lines = [Line with { Direction = direction }] });

        run.Walk((150, 150), (150, 250), (150, 150));

        Assert.That(run.Frames[^1].Counts, Is.EqualTo([new LineCount("gate", "person", forward, backward)]));
    }

    [Test]
    public void An_object_counts_once_it_was_seen_often_enough_and_with_what_it_crossed_before()
    {
        var run = Of(Parameters with { ProbeCount = 4 });

        run.Walk((150, 150), (150, 250), (150, 300)).See(At(150, 300), At(250, 150, track: 2)).See(At(250, 250, track: 2));

        Assert.That(run.SendTimes, Is.EqualTo(new[] { 3.0 }), "in its fourth frame");
        Assert.That(run.Crossings.Single().TimeOffset, Is.EqualTo(0.5));
    }

    [Test]
    public void Who_is_hidden_on_the_line_has_crossed_it_in_between()
    {
        var run = Of(Parameters);

        run.Walk((150, 150)).See().Walk((150, 250));

        Assert.That(run.Crossings.Single().TimeOffset, Is.EqualTo(1));
    }

    [Test]
    public void Who_comes_out_as_another_track_where_it_was_expected_is_the_same()
    {
        var run = Of(Parameters);
        run.Step = 0.25;

        run.Walk((150, 150), (150, 170), (150, 190)).See().See(At(150, 230, track: 2));

        Assert.That(run.Crossings.Single().Direction, Is.EqualTo(LineDirection.Forward));
    }

    [TestCase(150, 330, "person", 1, Description = "further than half a height from where the lost one would be")]
    [TestCase(150, 230, "car", 1, Description = "something else")]
    [TestCase(150, 230, "person", 5, Description = "more than a second later")]
    public void Who_comes_out_elsewhere_later_or_as_something_else_is_another(double x, double y, string label, int framesHidden)
    {
        var run = Of(Parameters with { Classes = ["person", "car"] });
        run.Step = 0.25;
        run.Walk((150, 150), (150, 170), (150, 190));

        for (var i = 0; i < framesHidden; i++)
        {
            run.See();
        }

        run.See(At(x, y, track: 2, label));
        Assert.That(run.Crossings, Is.Empty);
    }

    [Test]
    public void Classes_are_counted_apart_and_others_not_at_all()
    {
        var run = Of(Parameters with { Classes = ["person", "car"] });

        run.See(At(150, 150), At(200, 150, 2, "car"), At(250, 150, 3, "dog"));
        run.See(At(150, 250), At(200, 250, 2, "car"), At(250, 250, 3, "dog"));

        Assert.That(run.Frames[^1].Counts, Is.EqualTo([new LineCount("gate", "person", 1, 0), new LineCount("gate", "car", 1, 0)]));
        Assert.That(run.Frames[^1].Detections!.Select(found => found.Label), Is.EqualTo(["person", "car"]));
    }

    [TestCase(ObjectAnchor.Foot, 150, 250, true)]
    [TestCase(ObjectAnchor.Center, 150, 240, false)]
    [TestCase(ObjectAnchor.Center, 190, 270, true)]
    public void The_anchor_is_what_crosses(ObjectAnchor anchor, double fromY, double toY, bool crosses)
    {
        var run = Of(Parameters with { Anchor = anchor });

        run.Walk((150, fromY), (150, toY));

        Assert.That(run.Crossings.Any(), Is.EqualTo(crosses));
    }

    [Test]
    public void A_period_tells_its_crossings_together_and_one_without_any_tells_nothing()
    {
        var policy = new EventPolicySettings(EventTrigger.Period, TimeSpan.FromSeconds(3));
        var run = Of(Parameters with { EventPolicy = policy });

        run.Walk((150, 150), (150, 250), (150, 150), (150, 150), (150, 150), (150, 150), (150, 150), (150, 250)).End();

        Assert.That(run.SendTimes, Is.EqualTo(new[] { 3.0 }));
        Assert.That(run.Events.Select(sent => (sent.Status, sent.Segment, sent.Crossings!.Count)), Is.EqualTo(new[]
        {
            (EventStatus.InProgress, new VideoSegment(0, 3), 2),
            (EventStatus.Ended, new VideoSegment(6, 7), 1),
        }));
        Assert.That(run.Events.Select(sent => sent.TrackId).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void The_overview_is_the_frame_in_which_the_other_side_is_reached()
    {
        var run = Of(Parameters, "overview");

        run.Walk((150, 150), (150, 205), (150, 250));

        Assert.That(run.Camera.Names, Is.EqualTo(["picture at 2 s"]));
        Assert.That(run.Events.Single().Overview!.Image, Is.EqualTo("picture at 2 s"));
    }

    [Test]
    public void What_is_outside_of_the_droi_does_not_count()
    {
        var left = new DetectionRegion { Wkt = "POLYGON ((0 0, 100 0, 100 500, 0 500, 0 0))" };
        var run = Of(Parameters with { Droi = left });

        run.Walk((150, 150), (150, 250));

        Assert.That(run.Crossings, Is.Empty);
    }

    private static (double X, double Y) Place(string text) =>
        text.Split(',') is [var x, var y]
            ? (double.Parse(x, CultureInfo.InvariantCulture), double.Parse(y, CultureInfo.InvariantCulture))
            : throw new ArgumentException("A place has two numbers.", nameof(text));
}
