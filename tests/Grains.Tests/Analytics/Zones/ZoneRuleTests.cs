using LunaVideoAgent.Grains.Abstractions.Analytics;
using static LunaVideoAgent.Grains.Tests.Analytics.Support.ObjectRun;

namespace LunaVideoAgent.Grains.Tests.Analytics.Zones;

/// <summary>The zone reaches from 100 to 300 to the right and from 200 to 400 downwards. One frame a second.</summary>
internal sealed class ZoneRuleTests
{
    private static readonly (double X, double Y) Inside = (150, 300);
    private static readonly (double X, double Y) Outside = (500, 300);

    private static readonly WatchedZone Yard = new(
        "yard", new DetectionRegion { Wkt = "POLYGON ((100 200, 300 200, 300 400, 100 400, 100 200))" });

    private static ZoneParameters With(EventTrigger trigger, int probeCount = 1, double minDwell = 0, double interval = 2) => new()
    {
        Zones = [Yard],
        ProbeCount = probeCount,
        MinDwell = TimeSpan.FromSeconds(minDwell),
        EventPolicy = new EventPolicySettings(trigger, TimeSpan.FromSeconds(interval)),
    };

    [Test]
    public void A_visit_lasts_from_the_first_frame_inside_to_the_last_one()
    {
        var run = Of(With(EventTrigger.End));

        run.Walk(Outside, Inside, Inside, Inside, Outside);

        var sent = run.Events.Single();
        Assert.That(run.Visits, Is.EqualTo(new[] { ("yard", 1.0, 3.0) }));
        Assert.That((sent.EventType, sent.Status), Is.EqualTo(("zone", EventStatus.Ended)));
        Assert.That(sent.Visit, Is.EqualTo(new ZoneVisit("yard", "person", DwellSeconds: 2, Occupancy: 1)));
        Assert.That(sent.Frames.Select(frame => frame.TimeOffset), Is.EqualTo(new[] { 1.0, 2.0, 3.0 }));
    }

    [Test]
    public void Who_comes_again_makes_another_visit_and_is_the_same()
    {
        var run = Of(With(EventTrigger.End));

        run.Walk(Inside, Outside, Inside, Outside);

        Assert.That(run.Visits, Is.EqualTo(new[] { ("yard", 0.0, 0.0), ("yard", 2.0, 2.0) }));
        Assert.That(run.Events.Select(sent => sent.EventId), Is.Unique);
        Assert.That(run.Events.Select(sent => sent.TrackId).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_step_outside_shorter_than_the_probes_is_bridged()
    {
        var run = Of(With(EventTrigger.End, probeCount: 2));

        run.Walk(Inside, Inside, Outside, Inside, Outside, Outside);

        Assert.That(run.Visits, Is.EqualTo(new[] { ("yard", 0.0, 3.0) }));
    }

    [Test]
    public void Who_passes_through_in_fewer_frames_than_the_probes_was_not_there()
    {
        var run = Of(With(EventTrigger.End, probeCount: 3));

        run.Walk(Outside, Inside, Inside, Outside).End();

        Assert.That(run.Events, Is.Empty);
    }

    [TestCase(3, new[] { 3.0 })]
    [TestCase(5, new double[0])]
    public void Who_loiters_is_told_of_when_the_time_has_come(double minDwell, double[] expected)
    {
        var run = Of(With(EventTrigger.Start, minDwell: minDwell));

        run.Walk(Inside, Inside, Inside, Inside, Inside, Outside).End();

        Assert.That(run.SendTimes, Is.EqualTo(expected));
    }

    [Test]
    public void A_period_tells_how_long_it_has_been_so_far()
    {
        var run = Of(With(EventTrigger.Period));

        run.Walk(Inside, Inside, Inside, Inside, Inside, Inside, Outside);

        Assert.That(run.Events.Select(sent => (sent.Status, sent.Visit!.DwellSeconds)), Is.EqualTo(new[]
        {
            (EventStatus.InProgress, 2.0), (EventStatus.InProgress, 4.0), (EventStatus.Ended, 5.0),
        }));
    }

    [Test]
    public void Who_is_hidden_is_still_there_and_who_does_not_come_out_left_when_last_seen()
    {
        var run = Of(With(EventTrigger.End));

        run.Walk(Inside, Inside).See().See(At(Inside.X, Inside.Y)).See().See().See();

        Assert.That(run.Visits, Is.EqualTo(new[] { ("yard", 0.0, 3.0) }));
        Assert.That(run.SendTimes, Is.EqualTo(new[] { 6.0 }), "more than two seconds later");
    }

    [Test]
    public void A_frame_tells_how_many_are_inside_and_a_visit_the_most_of_its_frames()
    {
        var run = Of(With(EventTrigger.End));

        run.See(At(150, 300)).See(At(150, 300), At(250, 300, 2), At(500, 300, 3)).See(At(500, 300), At(250, 300, 2)).End();

        Assert.That(run.Frames.Select(frame => frame.Occupancies!.Single().Count), Is.EqualTo(new[] { 1, 2, 1 }));
        Assert.That(run.Events.Select(sent => sent.Visit!.Occupancy), Is.EqualTo(new[] { 2, 2 }));
    }

    [Test]
    public void Zones_that_overlap_are_visited_at_once()
    {
        const string Everything = "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))";
        var all = new WatchedZone("all", new DetectionRegion { Mode = CoordinateMode.Percent, Wkt = Everything });
        var run = Of(With(EventTrigger.End) with { Zones = [Yard, all] });

        run.Walk(Outside, Inside, Outside).End();

        Assert.That(run.Visits, Is.EqualTo(new[] { ("yard", 1.0, 1.0), ("all", 0.0, 2.0) }));
    }

    [Test]
    public void The_picture_is_taken_when_the_visit_is_registered_and_none_of_those_who_only_pass()
    {
        var run = Of(With(EventTrigger.End, probeCount: 2), "overview");

        run.Walk(Inside, Outside, Inside, Inside, Inside, Outside).End();

        Assert.That(run.Camera.Names, Is.EqualTo(["picture at 3 s"]));
        Assert.That(run.Events.Single().Overview!.Image, Is.EqualTo("picture at 3 s"));
    }

    [Test]
    public void Wherever_a_stream_moves_its_events_are_those_of_one_that_stays([Range(0, 9)] int movesAfter, [Values] EventTrigger trigger)
    {
        var moved = Tell(trigger, movesAfter);

        var stayed = Tell(trigger, movesAfter: null);

        Assert.That(stayed, Does.Contain("yard"));
        Assert.That(moved, Is.EqualTo(stayed));
    }

    private static string Tell(EventTrigger trigger, int? movesAfter)
    {
        (double X, double Y)[] walk = [Outside, Inside, Inside, Outside, Inside, Inside, Inside, Inside, Outside];
        var run = Of(With(trigger, probeCount: 2, minDwell: 1), "overview");

        for (var i = 0; i <= walk.Length; i++)
        {
            _ = i == movesAfter ? run.Move() : run;
            _ = i < walk.Length ? run.Walk(walk[i]) : run;
        }

        return System.Text.Json.JsonSerializer.Serialize((run.End().Events, run.Frames).ToTuple());
    }
}
