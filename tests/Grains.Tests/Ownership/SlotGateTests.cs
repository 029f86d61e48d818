using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Tests.Ownership;

[TestFixture]
internal sealed class SlotGateTests
{
    [Test]
    public void It_never_lets_more_in_than_it_has_slots_however_many_come_at_once()
    {
        var gate = new SlotGate(12);
        var entered = 0;

        Parallel.For(0, 1000, _ =>
        {
            if (gate.TryEnter(Guid.NewGuid()) is not null)
            {
                Interlocked.Increment(ref entered);
            }
        });

        Assert.That((entered, gate.Free), Is.EqualTo((12, 0)));
    }

    [Test]
    public void A_stream_that_comes_again_takes_its_own_slot_over_and_the_stuck_one_cannot_free_it()
    {
        var gate = new SlotGate(1);
        var streamId = Guid.NewGuid();

        var stuck = gate.TryEnter(streamId);
        var slot = gate.TryEnter(streamId);
        gate.Leave(stuck!);
        var afterStuck = (gate.Free, gate.Holds(streamId));
        gate.Leave(slot!);

        Assert.That(afterStuck, Is.EqualTo((0, true)));
        Assert.That((gate.Free, gate.Holds(streamId)), Is.EqualTo((1, false)));
    }
}
