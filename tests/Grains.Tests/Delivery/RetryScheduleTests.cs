using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Grains.Tests.Delivery;

internal sealed class RetryScheduleTests
{
    [Test]
    public void Delays_grow_with_each_failure_and_stay_within_a_fifth_of_their_step()
    {
        var random = new Random(1);

        var delays = Enumerable.Range(1, 40).Select(failures => RetrySchedule.DelayAfter(failures, random).TotalSeconds).ToArray();

        Assert.That(delays[0], Is.EqualTo(1).Within(0.2));
        Assert.That(delays[1], Is.EqualTo(5).Within(1));
        Assert.That(delays[10], Is.EqualTo(86_400).Within(17_280));
        Assert.That(delays[..8], Is.Ordered);
        Assert.That(delays[11..], Has.All.EqualTo(86_400).Within(17_280));
    }

    [Test]
    public void Those_who_failed_together_do_not_come_back_together()
    {
        var random = new Random(1);

        var delays = Enumerable.Range(0, 100).Select(_ => RetrySchedule.DelayAfter(3, random)).Distinct().Count();

        Assert.That(delays, Is.EqualTo(100));
    }

    [Test]
    public void All_attempts_together_take_days()
    {
        var random = new Random(1);

        var total = Enumerable.Range(1, RetrySchedule.MaxAttempts - 1)
            .Sum(failures => RetrySchedule.DelayAfter(failures, random).TotalDays);

        Assert.That(total, Is.InRange(2.5, 4));
    }

    [TestCase(120, 120)]
    [TestCase(1_000_000, 86_400)]
    public void A_receiver_is_never_asked_before_it_wants_to_be_unless_it_wants_too_much(int askedSeconds, int expectedSeconds)
    {
        var delay = RetrySchedule.DelayAfter(1, TimeSpan.FromSeconds(askedSeconds), new Random(1));

        Assert.That(delay, Is.EqualTo(TimeSpan.FromSeconds(expectedSeconds)));
    }
}
