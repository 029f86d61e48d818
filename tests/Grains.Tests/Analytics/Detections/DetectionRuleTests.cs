using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;

namespace LunaVideoAgent.Grains.Tests.Analytics.Detections;

internal sealed class DetectionRuleTests
{
    private static readonly ObjectDetectionParameters Two = new() { ProbeCount = 2, Threshold = 0.7 };

    [Test]
    public void An_object_is_an_event_from_its_first_frame_that_counts_to_its_last_one()
    {
        var run = ObjectRun.Of(Two).See().See(At(0.8f)).See(At(0.9f)).See(At(0.75f)).See().See();

        var sent = run.Events.Single();
        Assert.That(run.SendTimes, Is.EqualTo([5.0]), "two frames without it");
        Assert.That((sent.EventType, sent.Status, sent.Segment), Is.EqualTo(("fire", EventStatus.Ended, new VideoSegment(1, 3))));
        Assert.That((sent.Detection!.Score, sent.Detection.Label), Is.EqualTo((0.9f, "person")));
        Assert.That(
            sent.Frames.Select(frame => (frame.TimeOffset, frame.Detections!.Single().Score)),
            Is.EqualTo([(1.0, 0.8f), (2.0, 0.9f), (3.0, 0.75f)]));
    }

    [Test]
    public void What_is_weaker_than_the_threshold_is_nothing()
    {
        var run = ObjectRun.Of(Two).See(At(0.69f)).See(At(0.69f)).See(At(0.69f)).End();

        Assert.That(run.Events, Is.Empty);
        Assert.That(run.Frames.SelectMany(frame => frame.Detections!), Is.Empty);
    }

    [Test]
    public void One_frame_is_not_enough_and_one_gap_is_no_end()
    {
        var blink = ObjectRun.Of(Two).See(At(0.8f)).See().See(At(0.8f)).See().End();
        var gap = ObjectRun.Of(Two).See(At(0.8f)).See(At(0.8f)).See().See(At(0.8f)).End();

        Assert.That(blink.Events, Is.Empty);
        Assert.That(gap.Events.Select(sent => sent.Segment), Is.EqualTo([new VideoSegment(0, 3)]));
    }

    [Test]
    public void Small_ones_and_other_classes_do_not_count()
    {
        var parameters = Two with { MinDetectionSize = 41, Classes = ["person", "car"] };
        var run = ObjectRun.Of(parameters);

        for (var i = 0; i < 3; i++)
        {
            run.See(
                At(0.9f, track: 1),
                At(0.9f, track: 2, label: "car", width: 41),
                At(0.9f, track: 3, label: "dog", width: 90));
        }

        Assert.That(run.End().Events.Select(sent => sent.Detection!.Label), Is.EqualTo(["car"]));
        Assert.That(run.Frames.Select(frame => frame.Detections!.Single().Label), Is.All.EqualTo("car"));
    }

    [Test]
    public void Two_objects_are_two_events()
    {
        var run = ObjectRun.Of(Two);

        for (var i = 0; i < 3; i++)
        {
            run.See(At(0.9f, track: 1), At(0.8f, track: 2, x: 600));
        }

        var sent = run.End().Events;
        Assert.That(sent.Select(one => one.Detection!.Rectangle.X), Is.EqualTo([300, 600]));
        Assert.That(sent.SelectMany(one => new[] { one.EventId, one.TrackId }), Is.Unique);
    }

    [Test]
    public void An_object_that_comes_again_is_another_event_of_the_same_track()
    {
        var run = ObjectRun.Of(Two);
        run.Step = 0.2;

        run.See(At(0.9f)).See(At(0.9f)).See().See().See(At(0.8f)).See(At(0.8f)).End();

        Assert.That(run.Events.Select(sent => sent.TrackId).Distinct().Count(), Is.EqualTo(1));
        Assert.That(run.Events.Select(sent => sent.EventId), Is.Unique);
        Assert.That(run.Events.Select(sent => (sent.Detection!.Score, sent.Frames.Count)), Is.EqualTo([(0.9f, 2), (0.8f, 2)]));
    }

    // Five frames a second. Frames 0 and 1 show it, 2 and 3 do not, 4 to 9 do.
    [TestCase(0, new[] { 0.0, 0.8 })]
    [TestCase(0.5, new[] { 0.0, 0.8 }, Description = "over by then")]
    [TestCase(0.8, new[] { 0.0, 1.0 }, Description = "from the last frame at 0.2 s on")]
    [TestCase(1.2, new[] { 0.0, 1.4 })]
    [TestCase(60, new[] { 0.0 })]
    public void After_an_event_none_begins_for_the_timeout(double timeout, double[] starts)
    {
        var run = ObjectRun.Of(Two with { TimeoutInterval = TimeSpan.FromSeconds(timeout) });
        run.Step = 0.2;

        run.See(At(0.9f)).See(At(0.9f)).See().See();

        for (var i = 4; i < 10; i++)
        {
            run.See(At(0.9f));
        }

        Assert.That(run.End().Events.Select(sent => sent.Segment.StartSeconds), Is.EqualTo(starts).Within(1e-9));
    }

    [Test]
    public void The_timeout_is_that_of_one_object_and_goes_along_to_another_silo()
    {
        var run = ObjectRun.Of(Two with { TimeoutInterval = TimeSpan.FromSeconds(5) });
        run.Step = 0.2;

        run.See(At(0.9f)).See(At(0.9f)).See().See().Move();
        run.See(At(0.9f), At(0.9f, track: 2, x: 600)).See(At(0.9f), At(0.9f, track: 2, x: 600)).End();

        Assert.That(run.Events.Select(sent => sent.Detection!.Rectangle.X), Is.EqualTo([300, 600]));
    }

    [TestCase(TimeFilterKind.Median, 4, new[] { 0.9f, 0.1f, 0.9f, 0.9f }, true)]
    [TestCase(TimeFilterKind.Median, 4, new[] { 0.9f, 0.1f, 0.1f, 0.9f }, false)]
    [TestCase(TimeFilterKind.Median, 3, new[] { 0.9f, 0.1f, 0.9f }, true)]
    [TestCase(TimeFilterKind.Min, 3, new[] { 0.9f, 0.7f, 0.8f }, true)]
    [TestCase(TimeFilterKind.Min, 3, new[] { 0.9f, 0.6f, 0.8f }, false)]
    [TestCase(TimeFilterKind.Min, 3, new[] { 0.9f, 0.9f }, false)]
    public void A_time_filter_makes_one_score_of_several(TimeFilterKind kind, int length, float[] scores, bool holds)
    {
        var run = ObjectRun.Of(Two with { ProbeCount = 1, TimeFilter = new TimeFilter(kind, length) });

        foreach (var score in scores)
        {
            run.See(At(score));
        }

        Assert.That(run.End().Events, Has.Count.EqualTo(holds ? 1 : 0));
    }

    [Test]
    public void A_frame_without_the_object_is_a_score_of_zero()
    {
        var median = Two with { ProbeCount = 1, TimeFilter = new TimeFilter(TimeFilterKind.Median, 3) };

        Assert.That(ObjectRun.Of(median).See(At(0.9f)).See(At(0.9f)).See().End().Events, Has.Count.EqualTo(1));
        Assert.That(ObjectRun.Of(median).See(At(0.9f)).See().See().End().Events, Is.Empty);
    }

    [TestCase(EventTrigger.Start, new[] { 1.0 }, new[] { EventStatus.Started })]
    [TestCase(EventTrigger.End, new[] { 6.0 }, new[] { EventStatus.Ended })]
    [TestCase(EventTrigger.Period, new[] { 3.0, 5.0, 6.0 }, new[] { EventStatus.InProgress, EventStatus.InProgress, EventStatus.Ended })]
    public void Events_are_sent_by_their_policy(EventTrigger trigger, double[] times, EventStatus[] statuses)
    {
        var policy = new EventPolicySettings(trigger, TimeSpan.FromSeconds(2));
        var run = ObjectRun.Of(Two with { EventPolicy = policy });

        run.See(At(0.9f)).See(At(0.9f)).See(At(0.9f)).See(At(0.9f)).See(At(0.9f)).See().See();

        Assert.That(run.SendTimes, Is.EqualTo(times));
        Assert.That(run.Events.Select(sent => sent.Status), Is.EqualTo(statuses));
        Assert.That(run.Events.Select(sent => sent.EventId).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_picture_is_taken_when_it_is_registered_and_wanted()
    {
        var with = ObjectRun.Of(Two, "overview").See(At(0.9f)).See(At(0.9f)).End();
        var without = ObjectRun.Of(Two).See(At(0.9f)).See(At(0.9f)).End();

        Assert.That(with.Events.Single().Overview!.TimeOffset, Is.EqualTo(1.0));
        Assert.That(with.Events.Single().Overview!.Image, Is.Not.Null);
        Assert.That(without.Events.Single().Overview, Is.Null);
    }

    [Test]
    public void Outside_of_the_droi_nothing_counts()
    {
        var left = new DetectionRegion { Polygons = [[new(0, 0), new(200, 0), new(200, 500), new(0, 500)]] };
        var run = ObjectRun.Of(Two with { Droi = left });

        run.See(At(0.9f)).See(At(0.9f)).See(At(0.9f)).End();

        Assert.That((run.Events.Count, run.Frames.Sum(frame => frame.Detections!.Count)), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Another_rule_goes_on_where_this_one_stands([Values] bool withFilter)
    {
        var parameters = Two with { TimeFilter = withFilter ? new TimeFilter(TimeFilterKind.Median, 3) : null };
        float[] scores = [0.9f, 0.8f, 0.2f, 0.9f, 0.75f, 0.1f, 0.1f, 0.1f, 0.9f, 0.9f];
        var (whole, moved) = (ObjectRun.Of(parameters), ObjectRun.Of(parameters));

        foreach (var score in scores)
        {
            whole.See(At(score));
            moved.See(At(score)).Move();
        }

        var expected = whole.End().Events.Select(sent => (sent.Segment, sent.Status, sent.Frames.Count, sent.Detection!.Score));
        Assert.That(
            moved.End().Events.Select(sent => (sent.Segment, sent.Status, sent.Frames.Count, sent.Detection!.Score)), Is.EqualTo(expected));
        Assert.That(whole.Events, Is.Not.Empty);
    }

    private static DetectedObject At(float score, int track = 1, int x = 300, string label = "person", int width = 40) =>
        new(new ImageRectangle(x, 100, width, 100), score, label, track);
}
