using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;

namespace LunaVideoAgent.Grains.Tests.Analytics;

/// <summary>The range: an alarm when there are too many people, another when there are too few.</summary>
internal sealed class PeopleCountRuleRangeTests
{
    private static readonly PeopleCountParameters TwoToFour = new() { CountAtMost = 1, CountAtLeast = 5, ProbeCount = 2 };

    [Test]
    public void Counts_within_the_range_are_no_event()
    {
        var run = new RuleRun(TwoToFour);

        run.See(2, 3, 4, 2, 3, 4).End();

        Assert.That(run.Events, Is.Empty);
    }

    [Test]
    public void Each_end_of_the_range_has_events_of_its_own()
    {
        var run = new RuleRun(TwoToFour);

        run.See(5, 6, 3, 3, 1, 0, 3, 3);

        Assert.That(run.Crowds, Is.EqualTo(new[] { (0.0, 1.0, (int?)6), (4.0, 5.0, (int?)1) }));
    }

    [Test]
    public void From_too_few_to_too_many_one_event_closes_and_another_opens()
    {
        var run = new RuleRun(TwoToFour with { EventPolicy = new EventPolicySettings(EventTrigger.Period, TimeSpan.FromSeconds(100)) });

        run.See(0, 1, 7, 8).End();

        Assert.That(run.Crowds, Is.EqualTo(new[] { (0.0, 1.0, (int?)1), (2.0, 3.0, (int?)8) }));
        Assert.That(run.SendTimes, Is.EqualTo(new[] { 3.0 }), "the first closed in the frame that opened the second");
    }

    [Test]
    public void From_too_many_to_too_few_in_one_frame_neither_event_is_lost()
    {
        // With one probe the same frame ends one alarm and starts the other.
        var onStart = new EventPolicySettings(EventTrigger.Start, TimeSpan.FromSeconds(1));
        var ends = new RuleRun(TwoToFour with { ProbeCount = 1 });
        var starts = new RuleRun(TwoToFour with { ProbeCount = 1, EventPolicy = onStart });

        ends.See(9, 0).End();
        starts.See(9, 0).End();

        Assert.That(ends.Crowds, Is.EqualTo(new[] { (0.0, 0.0, (int?)9), (1.0, 1.0, (int?)0) }));
        Assert.That(starts.Crowds, Is.EqualTo(new[] { (0.0, 0.0, (int?)9), (1.0, 1.0, (int?)0) }));
    }

    [Test]
    public void One_end_alone_is_enough()
    {
        var few = new RuleRun(new PeopleCountParameters { CountAtMost = 1, ProbeCount = 1 });
        var many = new RuleRun(new PeopleCountParameters { CountAtLeast = 3, ProbeCount = 1 });

        few.See(9, 2, 1, 2, 9).End();
        many.See(9, 2, 1, 2, 3).End();

        Assert.That(few.Crowds, Is.EqualTo(new[] { (2.0, 2.0, (int?)1) }));
        Assert.That(many.Crowds, Is.EqualTo(new[] { (0.0, 0.0, (int?)9), (4.0, 4.0, (int?)3) }));
    }

    [Test]
    public void Nobody_can_be_an_event()
    {
        var run = new RuleRun(new PeopleCountParameters { CountAtMost = 0, ProbeCount = 2 }, ["overview"]);

        run.See(1, 0, 0, 1, 1);

        Assert.That(run.Crowds, Is.EqualTo(new[] { (1.0, 2.0, (int?)0) }));
        Assert.That(run.Events.Single().Overview!.PeopleCoordinates, Is.Empty);
    }

    [Test]
    public void People_in_a_gap_of_too_few_are_not_counted_for_the_event()
    {
        var run = new RuleRun(new PeopleCountParameters { CountAtMost = 1, ProbeCount = 2 });

        run.See(1, 0, 9, 1, 9, 9);

        Assert.That(run.Crowds, Is.EqualTo(new[] { (0.0, 3.0, (int?)1) }));
    }
}
