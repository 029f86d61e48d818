using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Grains.Tests.Delivery;

internal sealed class EndpointGateTests
{
    [Test]
    public void So_many_targets_of_one_address_are_asked_at_once_and_no_more()
    {
        var gate = new EndpointGate(limit: 2, new Random(1));

        var first = gate.Enter("a");
        var second = gate.Enter("a");
        var third = gate.Enter("a");
        var other = gate.Enter("b");

        Assert.That((first, second, other), Is.EqualTo(((TimeSpan?)null, (TimeSpan?)null, (TimeSpan?)null)));
        Assert.That(third, Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public void An_address_that_does_not_answer_is_asked_by_one_at_a_time_until_it_does()
    {
        var gate = new EndpointGate(limit: 8, new Random(1));
        gate.Note("a", answered: false);
        gate.Note("a", answered: false);

        var one = gate.Enter("a");
        var refused = gate.Enter("a");
        gate.Note("a", answered: true);
        var after = gate.Enter("a");

        Assert.That((one, after), Is.EqualTo(((TimeSpan?)null, (TimeSpan?)null)));
        Assert.That(refused, Is.Not.Null);
    }

    [Test]
    public void Who_leaves_makes_room()
    {
        var gate = new EndpointGate(limit: 1, new Random(1));
        gate.Enter("a");

        gate.Leave("a");

        Assert.That(gate.Enter("a"), Is.Null);
    }

    [Test]
    public void Nobody_is_sent_away_for_longer_than_minutes()
    {
        var gate = new EndpointGate(limit: 1, new Random(1));

        for (var i = 0; i < 100; i++)
        {
            gate.Note("a", answered: false);
        }

        gate.Enter("a");

        Assert.That(gate.Enter("a"), Is.InRange(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(6)));
    }
}
