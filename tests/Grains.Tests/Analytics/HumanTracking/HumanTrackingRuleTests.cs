using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;
using static LunaVideoAgent.Grains.Tests.Analytics.Support.HumanRun;

namespace LunaVideoAgent.Grains.Tests.Analytics.HumanTracking;

/// <summary>Who is reported, and when. One frame a second unless a test says otherwise.</summary>
internal sealed class HumanTrackingRuleTests
{
    private static HumanTrackingParameters With(EventTrigger trigger, double interval = 1, int probeCount = 1) =>
        new() { ProbeCount = probeCount, EventPolicy = new EventPolicySettings(trigger, TimeSpan.FromSeconds(interval)) };

    [Test]
    public void A_person_lasts_from_the_first_frame_to_the_last_one_and_is_told_of_when_the_trackers_give_up()
    {
        var run = new HumanRun(With(EventTrigger.End, probeCount: 3));

        run.See().SeeTimes(4, Body(1, 0)).See().See().See();

        Assert.That(run.Segments, Is.EqualTo(new[] { (1.0, 4.0) }));
        Assert.That(run.SendTimes, Is.EqualTo(new[] { 7.0 }), "two seconds are waited");
        Assert.That(run.Events[0].EventType, Is.EqualTo("human_tracking"));
    }

    [Test]
    public void Who_was_seen_in_fewer_frames_than_probe_count_is_no_event()
    {
        var run = new HumanRun(With(EventTrigger.End, probeCount: 3));

        run.SeeTimes(2, Body(1, 0)).SeeTimes(5).End();

        Assert.That(run.Events, Is.Empty);
    }

    [Test]
    public void A_gap_that_the_tracker_bridges_is_one_event()
    {
        var run = new HumanRun(With(EventTrigger.End));

        run.See(Body(1, 0)).See().See(Body(1, 4)).End();

        Assert.That(run.Segments, Is.EqualTo(new[] { (0.0, 2.0) }));
        Assert.That(run.Events[0].Frames.Select(frame => frame.TimeOffset), Is.EqualTo(new[] { 0.0, 2.0 }));
    }

    [Test]
    public void A_start_is_told_once_and_costs_nothing_from_then_on()
    {
        var run = new HumanRun(With(EventTrigger.Start, probeCount: 2), [HumanTargets.Overview, HumanTargets.BodyDetection]);

        run.SeeTimes(2, Body(1, 0)).SeeTimes(3, new DetectedObject(new ImageRectangle(0, 0, 400, 400), 1, "person", 1)).SeeTimes(4).End();

        Assert.That(run.Events.Select(sent => sent.Status), Is.EqualTo([EventStatus.Started]));
        Assert.That(run.SendTimes, Is.EqualTo(new[] { 1.0 }));
        Assert.That(run.Camera.Taken, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_period_tells_every_interval_and_the_end_of_one_event()
    {
        var run = new HumanRun(With(EventTrigger.Period, interval: 2));

        run.SeeTimes(6, Body(1, 0)).SeeTimes(3);

        Assert.That(run.SendTimes, Is.EqualTo(new[] { 2.0, 4.0, 8.0 }));
        Assert.That(
            run.Events.Select(sent => sent.Status), Is.EqualTo([EventStatus.InProgress, EventStatus.InProgress, EventStatus.Ended]));
        Assert.That(run.Events.Select(sent => (sent.EventId, sent.TrackId)).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_face_and_the_body_it_is_in_are_one_person()
    {
        var run = new HumanRun();

        run.SeeTimes(3, Body(1, 0), Face(1, 0)).End();

        var human = run.Events.Single().Frames[^1].Humans!.Single();
        Assert.That((human.Face?.Rectangle, human.Body?.Rectangle), Is.EqualTo(
            ((ImageRectangle?)Face(1, 0).Rectangle, (ImageRectangle?)Body(1, 0).Rectangle)));
    }

    [Test]
    public void People_side_by_side_have_the_faces_that_are_theirs()
    {
        var run = new HumanRun();

        run.SeeTimes(2, Body(1, 0), Body(2, 30), Face(8, 30), Face(9, 0)).End();

        var humans = run.Events.Select(sent => sent.Frames[0].Humans![0]);
        var pairs = humans.Select(human => (human.Body!.Rectangle.X, human.Face!.Rectangle?.X));
        Assert.That(pairs, Is.EquivalentTo(new[] { (0, (int?)14), (30, (int?)44) }));
    }

    [Test]
    public void A_face_that_shows_later_joins_the_person_that_was_told_of()
    {
        var run = new HumanRun(With(EventTrigger.End));

        run.SeeTimes(2, Body(1, 0)).SeeTimes(2, Body(1, 0), Face(1, 0)).SeeTimes(2, Face(1, 0)).End();

        Assert.That(run.Segments, Is.EqualTo(new[] { (0.0, 5.0) }));
    }

    [Test]
    public void A_body_that_shows_later_joins_the_face()
    {
        var run = new HumanRun(With(EventTrigger.End));

        run.SeeTimes(2, Face(1, 0)).SeeTimes(2, Body(1, 0), Face(1, 0)).SeeTimes(2, Body(1, 0)).End();

        Assert.That(run.Segments, Is.EqualTo(new[] { (0.0, 5.0) }));
    }

    [Test]
    public void A_face_with_a_new_track_stays_with_its_body()
    {
        var run = new HumanRun(With(EventTrigger.End));

        run.SeeTimes(2, Body(1, 0), Face(1, 0)).See(Body(1, 0)).SeeTimes(2, Body(1, 0), Face(2, 0)).End();

        Assert.That(run.Segments, Is.EqualTo(new[] { (0.0, 4.0) }));
    }

    [Test]
    public void A_face_that_passes_in_front_of_somebody_for_a_moment_stays_with_its_own_body()
    {
        var run = new HumanRun(With(EventTrigger.End));

        run.SeeTimes(3, Body(1, 0), Face(1, 0), Body(2, 60))
            .SeeTimes(2, Body(1, 50), Face(1, 56), Body(2, 60))
            .SeeTimes(3, Body(1, 100), Face(1, 100), Body(2, 60))
            .End();

        var withFace = run.Events.Where(sent => sent.Frames.Any(frame => frame.Humans is [{ Face: not null }])).ToArray();
        Assert.That(run.Events, Has.Count.EqualTo(2));
        Assert.That(withFace, Has.Length.EqualTo(1));
        Assert.That(withFace[0].Frames, Has.All.Matches<FrameEstimation>(
            frame => frame is { Humans: [{ Face: not null, Body: not null }] }));
    }

    [Test]
    public void A_face_that_stays_in_another_body_changes_its_person()
    {
        var run = new HumanRun(With(EventTrigger.End));

        run.SeeTimes(3, Body(1, 0), Face(1, 0), Body(2, 200)).SeeTimes(5, Body(1, 0), Face(1, 200), Body(2, 200)).End();

        var second = run.Events.Select(sent => sent.Frames[^1].Humans![0]).Single(human => human.Body!.Rectangle.X == 200);
        Assert.That(second.Face?.Rectangle?.X, Is.EqualTo(214));
        Assert.That(run.Events, Has.Count.EqualTo(2));
    }

    [Test]
    public void What_was_not_asked_for_is_neither_looked_at_nor_told()
    {
        var run = new HumanRun(With(EventTrigger.End), [HumanTargets.FaceDetection]);

        run.SeeTimes(2, Body(1, 0), Face(1, 300)).End();

        var frame = run.Events.Single().Frames[0].Humans!.Single();
        Assert.That((frame.Face, frame.Body), Is.EqualTo((frame.Face, (BodyEstimation?)null)));
        Assert.That(run.Frames[0].Detections!.Select(found => found.Label), Is.EqualTo(["face"]));
    }

    [Test]
    public void Attributes_that_no_network_tells_are_named()
    {
        var run = new HumanRun(With(EventTrigger.End), [HumanTargets.Mask, HumanTargets.Eyes, HumanTargets.WarpQuality]);

        run.See(Face(1, 0)).End();

        var face = run.Events.Single().Frames[0].Humans!.Single().Face!;
        Assert.That(face.Missing, Is.EqualTo(["warp_quality", "mask", "eyes_attributes"]));
        Assert.That(face.Rectangle, Is.Null);
    }

    [Test]
    public void The_overview_is_the_frame_that_shows_the_person_clearly_larger_than_the_one_before()
    {
        var run = new HumanRun(With(EventTrigger.End), [HumanTargets.Overview, HumanTargets.BodyDetection]);

        foreach (var height in new[] { 50, 60, 80, 100, 70 })
        {
            run.See(new DetectedObject(new ImageRectangle(0, 0, 20, height), 0.8f, "person", 1));
        }

        run.End();
        Assert.That(run.Camera.Names, Is.EqualTo(["picture at 0 s", "picture at 2 s"]), "50 and 80; 100 is not half as large again");
        Assert.That((run.Events[0].Overview!.TimeOffset, run.Events[0].Overview!.Image), Is.EqualTo((2.0, "picture at 2 s")));
    }

    [Test]
    public void A_live_frame_shows_all_people_the_most_prominent_first()
    {
        var run = new HumanRun();

        run.See(Body(1, 0), Body(2, 200), Face(1, 200));

        Assert.That(run.Frames[0].Humans!.Select(human => human.Body!.Rectangle.X), Is.EqualTo(new[] { 200, 0 }));
        Assert.That(run.Frames[0].Humans!.Select(human => human.TrackId), Is.Unique);
        Assert.That(run.Frames[0].Detections, Has.Count.EqualTo(3));
    }

    [Test]
    public void An_event_of_a_stream_holds_its_newest_frames()
    {
        var run = new HumanRun(With(EventTrigger.End), frameLimit: 2);

        run.SeeTimes(5, Body(1, 0)).End();

        Assert.That(run.Events[0].Frames.Select(frame => frame.TimeOffset), Is.EqualTo(new[] { 3.0, 4.0 }));
        Assert.That(run.Events[0].FramesDropped, Is.EqualTo(3));
    }
}
