using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;

namespace LunaVideoAgent.Grains.Tests.Analytics;

/// <summary>What is counted and when a crowd begins and ends. One frame a second unless a test says otherwise.</summary>
internal sealed class PeopleCountRuleTests
{
    [Test]
    public void A_crowd_lasts_from_the_first_frame_that_confirms_it_to_the_last_frame_of_its_condition()
    {
        var run = new RuleRun(new PeopleCountParameters { Threshold = 2, ProbeCount = 3 });

        run.See(0, 2, 3, 4, 7, 3, 2, 0, 1, 0);

        Assert.That(run.Crowds, Is.EqualTo(new[] { (2.0, 5.0, (int?)7) }));
        Assert.That(run.SendTimes, Is.EqualTo(new[] { 8.0 }), "the third frame below the threshold confirms the end");
    }

    [Test]
    public void The_example_of_the_documentation()
    {
        var run = new RuleRun(new PeopleCountParameters { Threshold = 2, ProbeCount = 3 });

        run.See(1, 3, 3, 5, 1, 3, 2, 1, 0);

        Assert.That(run.Crowds, Is.EqualTo(new[] { (1.0, 5.0, (int?)5) }));
        Assert.That(run.SendTimes, Is.EqualTo(new[] { 8.0 }));
    }

    [Test]
    public void An_event_carries_its_kind_its_ids_and_the_wall_clock_of_its_ends()
    {
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 1 });

        run.See(0, 1, 1, 0);

        var crowd = run.Events.Single();
        Assert.That((crowd.EventType, crowd.Status), Is.EqualTo(("crowd", EventStatus.Ended)));
        Assert.That((crowd.EventId, crowd.TrackId), Is.EqualTo((RuleRun.Id(1), RuleRun.Id(2))));
        Assert.That((crowd.CreateTime, crowd.EndTime), Is.EqualTo((RuleRun.Noon.AddSeconds(1), RuleRun.Noon.AddSeconds(2))));
    }

    [Test]
    public void Two_crowds_are_two_events_about_two_tracks()
    {
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 1 });

        run.See(1, 0, 2, 0);

        Assert.That(run.Crowds, Is.EqualTo(new[] { (0.0, 0.0, (int?)1), (2.0, 2.0, (int?)2) }));
        Assert.That(run.Events.SelectMany(crowd => new[] { crowd.EventId, crowd.TrackId }), Is.Unique);
    }

    [Test]
    public void A_crowd_that_is_open_when_the_source_ends_closes_then()
    {
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 2 });

        run.See(0, 1, 1, 1, 0).End();

        Assert.That(run.Crowds, Is.EqualTo(new[] { (1.0, 3.0, (int?)1) }));
        Assert.That(run.SendTimes, Is.Empty, "it was sent by the end alone");
    }

    [Test]
    public void A_crowd_that_was_never_confirmed_is_no_event_when_the_source_ends()
    {
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 3 });

        run.See(0, 5, 5).End();

        Assert.That(run.Events, Is.Empty);
    }

    [Test]
    public void An_empty_source_has_no_events() =>
        Assert.That(new RuleRun(new PeopleCountParameters()).End().Events, Is.Empty);

    [Test]
    public void Threshold_zero_means_anybody()
    {
        var run = new RuleRun(new PeopleCountParameters { Threshold = 0, ProbeCount = 1 });

        run.See(0, 0, 1, 0, 0);

        Assert.That(run.Crowds, Is.EqualTo(new[] { (2.0, 2.0, (int?)1) }));
    }

    [Test]
    public void Only_people_count()
    {
        var run = new RuleRun(new PeopleCountParameters { Threshold = 1, ProbeCount = 1 });

        run.SeeAt(0, RuleRun.Person(0, 0), RuleRun.Person(50, 0, "dog"), RuleRun.Person(90, 0, "bicycle")).End();

        Assert.That(run.Events, Is.Empty);
        Assert.That(run.Frames.Single().PeopleCount, Is.EqualTo(1));
    }

    [Test]
    public void Only_people_whose_box_has_its_middle_in_the_droi_count()
    {
        var leftHalf = new DetectionRegion { Mode = CoordinateMode.Percent, Wkt = "POLYGON ((0 0, 50 0, 50 100, 0 100, 0 0))" };
        var run = new RuleRun(new PeopleCountParameters { Droi = leftHalf });

        // Boxes are 10 wide and the frame 1000: the middle of the second lies on the edge, that of the third beyond it.
        run.SeeAt(0, RuleRun.Person(10, 0), RuleRun.Person(495, 0), RuleRun.Person(496, 0));

        Assert.That(run.Frames.Single().PeopleCount, Is.EqualTo(2));
        Assert.That(run.Frames.Single().Detections!.Select(person => person.Rectangle.X), Is.EqualTo(new[] { 10, 495 }));
    }

    [Test]
    public void Each_frame_shows_the_boxes_behind_its_count_and_coordinates_only_if_they_are_a_target()
    {
        var plain = new RuleRun(new PeopleCountParameters());
        var withCoordinates = new RuleRun(new PeopleCountParameters(), ["people_count", "coordinates"]);

        plain.SeeAt(0, RuleRun.Person(10, 40), RuleRun.Person(21, 41));
        withCoordinates.SeeAt(0, RuleRun.Person(10, 40), RuleRun.Person(21, 41));

        Assert.That(plain.Frames.Single().Detections, Has.Count.EqualTo(2));
        Assert.That(plain.Frames.Single().PeopleCoordinates, Is.Null);
        Assert.That(
            withCoordinates.Frames.Single().PeopleCoordinates,
            Is.EqualTo(new[] { new ImagePoint(15, 50), new ImagePoint(26, 51) }));
    }

    [Test]
    public void Every_frame_has_an_estimation_also_without_anybody()
    {
        var run = new RuleRun(new PeopleCountParameters(), ["coordinates"]);

        run.See(0, 2);

        Assert.That(
            run.Frames.Select(frame => (frame.TimeOffset, frame.PeopleCount)),
            Is.EqualTo(new[] { (0.0, (int?)0), (1.0, (int?)2) }));
        Assert.That(run.Frames[0].PeopleCoordinates, Is.Empty);
        Assert.That(run.Frames[0].Detections, Is.Empty);
    }

    [Test]
    public void The_frames_of_an_event_are_those_of_its_segment_a_short_gap_among_them_and_without_boxes()
    {
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 2 }, ["coordinates"]);

        run.See(0, 1, 2, 0, 3, 0, 0);

        var frames = run.Events.Single().Frames;
        Assert.That(frames.Select(frame => (frame.TimeOffset, frame.PeopleCount)), Is.EqualTo(
            new[] { (1.0, (int?)1), (2.0, (int?)2), (3.0, (int?)0), (4.0, (int?)3) }));
        Assert.That(frames.Select(frame => frame.PeopleCoordinates!.Count), Is.EqualTo(new[] { 1, 2, 0, 3 }));
        Assert.That(frames.Select(frame => frame.Detections), Has.All.Null);
    }

    [Test]
    public void An_event_without_end_holds_its_newest_frames_and_says_how_many_went()
    {
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 1 }, frameLimit: 3);

        run.See(1, 2, 3, 4, 5, 0);

        var crowd = run.Events.Single();
        Assert.That(crowd.Frames.Select(frame => frame.TimeOffset), Is.EqualTo(new[] { 2.0, 3.0, 4.0 }));
        Assert.That((crowd.FramesDropped, crowd.Segment.StartSeconds, crowd.PeopleCount), Is.EqualTo((2, 0.0, (int?)5)));
    }

    [Test]
    public void A_frame_that_comes_before_its_predecessor_takes_the_time_of_it()
    {
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 1 });

        run.SeeAt(10, count: 1).SeeAt(4, count: 1).SeeAt(12, count: 0);

        Assert.That(run.Crowds, Is.EqualTo(new[] { (10.0, 10.0, (int?)1) }));
    }
}
