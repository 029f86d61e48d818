using LunaVideoAgent.Grains.Pipeline;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Pipeline;

internal sealed class WaitBudgetTests
{
    private readonly FakeTimeProvider _time = new();

    [TestCase(0, 1.0)]
    [TestCase(0.4, 0.6)]
    [TestCase(1.5, 0.0)]
    public void What_was_waited_is_gone(double waited, double left)
    {
        var budget = new WaitBudget(TimeSpan.FromSeconds(1), _time);

        budget.Spend(TimeSpan.FromSeconds(waited));

        Assert.That(budget.Left, Is.EqualTo(TimeSpan.FromSeconds(left)));
    }

    [TestCase(0, 0.0)]
    [TestCase(2, 0.1)]
    [TestCase(20, 1.0)]
    [TestCase(60, 1.0)]
    public void It_is_full_again_after_twenty_times_what_it_holds(int seconds, double left)
    {
        var budget = new WaitBudget(TimeSpan.FromSeconds(1), _time);
        budget.Spend(TimeSpan.FromSeconds(1));

        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.That(budget.Left, Is.EqualTo(TimeSpan.FromSeconds(left)));
    }

    [Test]
    public void A_source_that_is_always_ahead_is_waited_for_a_twentieth_of_the_time()
    {
        var budget = new WaitBudget(TimeSpan.FromSeconds(1), _time);
        var waited = TimeSpan.Zero;

        for (var i = 0; i < 1000; i++)
        {
            var wait = budget.Left;
            budget.Spend(wait);
            waited += wait;
            _time.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.That(waited.TotalSeconds, Is.EqualTo(1 + (999 * 0.1 / 20)).Within(1e-3));
    }
}
