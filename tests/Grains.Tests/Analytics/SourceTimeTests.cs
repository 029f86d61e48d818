using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Tests.Analytics;

internal sealed class SourceTimeTests
{
    [Test]
    public void A_moment_has_come_although_a_sum_of_tenths_falls_short_of_it()
    {
        var eightTenths = 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1;

        Assert.That(eightTenths, Is.LessThan(0.8));
        Assert.That(SourceTime.HasCome(0.8, eightTenths), Is.True);
    }

    [Test]
    public void A_moment_has_not_come_one_tick_of_90_kHz_before_it() =>
        Assert.That(SourceTime.HasCome(1, 1 - (1 / 90_000.0)), Is.False);

    [TestCase(0.0, 0)]
    [TestCase(0.1, 1)]
    [TestCase(0.5, 1)]
    [TestCase(0.51, 2)]
    [TestCase(1.0, 2)]
    public void Multiples_before_a_moment_include_zero_and_exclude_the_moment(double seconds, double expected) =>
        Assert.That(SourceTime.MultiplesBefore(seconds, periodSeconds: 0.5), Is.EqualTo(expected));
}
