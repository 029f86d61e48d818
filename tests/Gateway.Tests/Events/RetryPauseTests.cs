using LunaVideoAgent.Gateway.Events;

namespace LunaVideoAgent.Gateway.Tests.Events;

internal sealed class RetryPauseTests
{
    [TestCase(1, 100)]
    [TestCase(2, 200)]
    [TestCase(3, 300)]
    [TestCase(10, 300)]
    [TestCase(11, 2000)]
    [TestCase(int.MaxValue, 2000)]
    public void Tries_are_close_together_at_first_and_rare_later(int failures, int milliseconds)
    {
        Assert.That(RetryPause.After(failures), Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));
    }
}
