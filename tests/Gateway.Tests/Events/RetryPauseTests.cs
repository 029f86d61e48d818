using LunaVideoAgent.Gateway.Events;

namespace LunaVideoAgent.Gateway.Tests.Events;

internal sealed class RetryPauseTests
{
    [TestCase(1, 100)]
    [TestCase(2, 200)]
    [TestCase(5, 1600)]
    [TestCase(6, 2000)]
    [TestCase(int.MaxValue, 2000)]
    public void A_pause_doubles_up_to_two_seconds(int failures, int milliseconds)
    {
        Assert.That(RetryPause.After(failures), Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));
    }
}
