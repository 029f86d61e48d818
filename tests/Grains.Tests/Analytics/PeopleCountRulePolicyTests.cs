using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;

namespace LunaVideoAgent.Grains.Tests.Analytics;

/// <summary><c>event_policy</c>: when an event is sent.</summary>
internal sealed class PeopleCountRulePolicyTests
{
    [Test]
    public void Start_sends_once_as_soon_as_the_event_is_registered()
    {
        var run = new RuleRun(With(EventTrigger.Start));

        run.See(0, 1, 1, 1, 1, 0, 0).End();

        Assert.That(run.Statuses, Is.EqualTo(new[] { EventStatus.Started }));
        Assert.That(run.SendTimes, Is.EqualTo(new[] { 2.0 }));
        Assert.That(run.Crowds, Is.EqualTo(new[] { (1.0, 2.0, (int?)1) }));
    }

    [Test]
    public void Start_sends_nothing_when_the_source_ends()
    {
        var run = new RuleRun(With(EventTrigger.Start));

        run.See(1, 1, 1).End();

        Assert.That(run.Statuses, Is.EqualTo(new[] { EventStatus.Started }));
    }

    [Test]
    public void End_sends_once_when_the_end_is_confirmed()
    {
        var run = new RuleRun(With(EventTrigger.End));

        run.See(0, 1, 1, 1, 1, 0, 0).End();

        Assert.That(run.Statuses, Is.EqualTo(new[] { EventStatus.Ended }));
        Assert.That(run.SendTimes, Is.EqualTo(new[] { 6.0 }));
    }

    [Test]
    public void Period_sends_at_every_interval_after_the_registration_and_at_the_end()
    {
        var run = new RuleRun(With(EventTrigger.Period, interval: 2));

        run.See(1, 1, 1, 3, 1, 1, 0, 0);

        Assert.That(run.SendTimes, Is.EqualTo(new[] { 3.0, 5.0, 7.0 }));
        Assert.That(run.Crowds, Is.EqualTo(new[] { (0.0, 3.0, (int?)3), (0.0, 5.0, (int?)3), (0.0, 5.0, (int?)3) }));
        Assert.That(run.Statuses, Is.EqualTo(new[] { EventStatus.InProgress, EventStatus.InProgress, EventStatus.Ended }));
        Assert.That(run.Events.Select(sent => sent.EventId).Distinct().Count(), Is.EqualTo(1), "it is one event");
    }

    [Test]
    public void Period_sends_what_is_open_when_the_source_ends()
    {
        var run = new RuleRun(With(EventTrigger.Period, interval: 100));

        run.See(1, 1, 1).End();

        Assert.That(run.Statuses, Is.EqualTo(new[] { EventStatus.Ended }));
    }

    [Test]
    public void Period_makes_up_for_no_interval_that_the_source_jumped_over()
    {
        var run = new RuleRun(With(EventTrigger.Period, interval: 2));

        run.See(1, 1).SeeAt(60, count: 1).SeeAt(61, count: 1).SeeAt(62, count: 1);

        Assert.That(run.SendTimes, Is.EqualTo(new[] { 60.0, 62.0 }));
    }

    [Test]
    public void What_was_sent_does_not_change_afterwards()
    {
        var run = new RuleRun(With(EventTrigger.Start));

        run.See(1, 1);
        var sent = run.Events.Single();
        run.See(9, 9, 9);

        Assert.That((sent.PeopleCount, sent.Frames.Count, sent.Segment.EndSeconds), Is.EqualTo(((int?)1, 2, 1.0)));
    }

    private static PeopleCountParameters With(EventTrigger trigger, double interval = 1) =>
        new() { ProbeCount = 2, EventPolicy = new EventPolicySettings(trigger, TimeSpan.FromSeconds(interval)) };
}
