using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;

namespace LunaVideoAgent.Grains.Tests.Analytics;

/// <summary><c>event_delay</c>: a crowd that does not last is no event. Time is the source's.</summary>
internal sealed class PeopleCountRuleDelayTests
{
    private static readonly PeopleCountParameters FiveSeconds = new()
    {
        ProbeCount = 1,
        EventDelay = TimeSpan.FromSeconds(5),
        EventPolicy = new EventPolicySettings(EventTrigger.Start, TimeSpan.FromSeconds(1)),
    };

    [Test]
    public void An_event_is_registered_once_its_condition_has_held_for_the_delay_and_starts_before_it()
    {
        var run = new RuleRun(FiveSeconds);

        run.See(0, 1, 1, 1, 1, 1, 1);

        Assert.That(run.SendTimes, Is.EqualTo(new[] { 6.0 }));
        Assert.That(run.Crowds, Is.EqualTo(new[] { (1.0, 6.0, (int?)1) }));
        Assert.That(run.Events.Single().Frames, Has.Count.EqualTo(6), "the frames of the delay belong to the event");
    }

    [Test]
    public void A_crowd_that_ends_within_the_delay_is_no_event()
    {
        var run = new RuleRun(FiveSeconds);

        run.See(1, 1, 1, 1, 1, 0, 1, 1, 1, 0).End();

        Assert.That(run.Events, Is.Empty);
    }

    [Test]
    public void With_more_probes_a_detector_that_blinks_does_not_start_the_delay_anew()
    {
        var run = new RuleRun(FiveSeconds with { ProbeCount = 2 });

        run.See(1, 1, 0, 1, 0, 1);

        Assert.That(run.SendTimes, Is.EqualTo(new[] { 5.0 }));
        Assert.That(run.Crowds, Is.EqualTo(new[] { (0.0, 5.0, (int?)1) }));
    }

    [Test]
    public void A_delay_longer_than_the_video_gives_nothing()
    {
        var run = new RuleRun(FiveSeconds with { EventPolicy = EventPolicySettings.Default });

        run.See(1, 1, 1, 1, 1).End();

        Assert.That(run.Events, Is.Empty);
    }

    [Test]
    public void A_jump_of_the_source_counts_as_time_that_passed()
    {
        var run = new RuleRun(FiveSeconds);

        run.SeeAt(0, count: 1).SeeAt(3600, count: 1);

        Assert.That(run.Crowds, Is.EqualTo(new[] { (0.0, 3600.0, (int?)1) }));
    }
}
