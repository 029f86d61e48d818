using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Tests.Analytics;

internal sealed class EventPolicyTests
{
    [TestCase(EventTrigger.Start, true, false, double.PositiveInfinity)]
    [TestCase(EventTrigger.End, false, true, double.PositiveInfinity)]
    [TestCase(EventTrigger.Period, false, true, 12.5)]
    public void A_trigger_says_when_an_event_is_sent(EventTrigger trigger, bool sendsStart, bool sendsEnd, double dueAfterTen)
    {
        var policy = new EventPolicy(new EventPolicySettings(trigger, TimeSpan.FromSeconds(2.5)));

        Assert.That((policy.SendsStart, policy.SendsEnd, policy.DueAfter(10)), Is.EqualTo((sendsStart, sendsEnd, dueAfterTen)));
    }

    [Test]
    public void Only_a_period_needs_an_interval()
    {
        var period = new EventPolicySettings(EventTrigger.Period, TimeSpan.Zero);
        var end = new EventPolicySettings(EventTrigger.End, TimeSpan.Zero);

        Assert.That(() => new EventPolicy(period), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => new EventPolicy(end), Throws.Nothing);
    }
}
