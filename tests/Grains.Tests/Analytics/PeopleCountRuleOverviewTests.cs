using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;

namespace LunaVideoAgent.Grains.Tests.Analytics;

/// <summary>The target <c>overview</c>: one frame and its picture stand for the event.</summary>
internal sealed class PeopleCountRuleOverviewTests
{
    [Test]
    public void The_frame_with_the_most_people_stands_for_the_event_and_the_first_of_equals_wins()
    {
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 2 }, ["overview"]);

        run.See(1, 2, 4, 3, 4, 1, 0, 0);

        var overview = run.Events.Single().Overview!;
        Assert.That((overview.TimeOffset, overview.PeopleCount, overview.Image), Is.EqualTo((2.0, (int?)4, "picture at 2 s")));
    }

    [Test]
    public void A_picture_is_taken_at_each_new_peak_and_at_no_other_frame()
    {
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 2 }, ["overview"]);

        run.See(0, 1, 3, 2, 3, 4, 1, 0, 0);

        Assert.That(run.Camera.Names, Is.EqualTo(new[] { "picture at 1 s", "picture at 2 s", "picture at 5 s" }));
    }

    [Test]
    public void The_peak_of_too_few_is_the_smallest_count()
    {
        var run = new RuleRun(new PeopleCountParameters { CountAtMost = 3, ProbeCount = 1 }, ["overview"]);

        run.See(3, 1, 2, 1, 9);

        var crowd = run.Events.Single();
        Assert.That((crowd.Overview!.TimeOffset, crowd.Overview.PeopleCount, crowd.PeopleCount), Is.EqualTo((1.0, (int?)1, (int?)3)));
    }

    [Test]
    public void The_picture_is_taken_as_its_policy_says_with_the_boxes_of_the_people()
    {
        var policy = new ImageRetainPolicy(ImageFormat.Jpeg, Quality: 0.7, MaxSizePixels: 320, TimeToLiveDays: 3);
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 1, ImageRetainPolicy = policy }, ["overview"]);

        run.SeeAt(0, RuleRun.Person(5, 6), RuleRun.Person(70, 80, "dog")).End();

        Assert.That(run.Camera.Taken.Single().Policy, Is.EqualTo(policy));
        Assert.That(run.Camera.Taken.Single().Rectangles, Is.EqualTo(new[] { new ImageRectangle(5, 6, 10, 20) }));
    }

    [Test]
    public void Coordinates_are_always_in_the_overview()
    {
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 1 }, ["overview"]);

        run.SeeAt(0, RuleRun.Person(10, 40)).End();

        Assert.That(run.Events.Single().Overview!.PeopleCoordinates, Is.EqualTo(new[] { new ImagePoint(15, 50) }));
        Assert.That(run.Events.Single().Frames.Single().PeopleCoordinates, Is.Null);
    }

    [Test]
    public void Without_the_target_there_is_no_overview_and_no_picture()
    {
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 1 }, ["coordinates", "people_count"]);

        run.See(1, 2, 3).End();

        Assert.That(run.Events.Single().Overview, Is.Null);
        Assert.That(run.Camera.Taken, Is.Empty);
    }

    [Test]
    public void A_new_crowd_has_a_peak_of_its_own()
    {
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 1 }, ["overview"]);

        run.See(9, 0, 2, 0);

        Assert.That(run.Events.Select(crowd => crowd.Overview!.TimeOffset), Is.EqualTo(new[] { 0.0, 2.0 }));
    }

    [Test]
    public void Once_the_only_message_is_sent_no_more_pictures_are_taken()
    {
        var onStart = new EventPolicySettings(EventTrigger.Start, TimeSpan.FromSeconds(1));
        var run = new RuleRun(new PeopleCountParameters { ProbeCount = 2, EventPolicy = onStart }, ["overview"]);

        run.See(1, 2, 3, 4, 5);

        Assert.That(run.Events.Single().Overview!.TimeOffset, Is.EqualTo(1));
        Assert.That(run.Camera.Names, Is.EqualTo(new[] { "picture at 0 s", "picture at 1 s" }));
    }
}
