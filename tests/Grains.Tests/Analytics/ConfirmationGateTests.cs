using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Tests.Analytics;

internal sealed class ConfirmationGateTests
{
    // '#': the condition holds, '.': it does not, one frame a second; below it what each frame changed: Opened, Closed, Dropped.
    [TestCase(1, 0, "..##.#.", "..O.COC", TestName = "One probe: each frame decides")]
    [TestCase(3, 0, ".####....", "...O...C.", TestName = "Three probes: the third frame opens, the third miss closes")]
    [TestCase(3, 0, "##.##.##.", "..D..D..D", TestName = "Runs shorter than the probes never open")]
    [TestCase(3, 0, "###..#..#...", "..O........C", TestName = "Misses fewer than the probes do not close")]
    [TestCase(1, 3, "#####.", "...O.C", TestName = "A delay: opens when it has passed since the first frame")]
    [TestCase(2, 3, "##.##..", "...O..C", TestName = "A single miss does not start the delay anew")]
    [TestCase(2, 5, "##.#..####", ".....D....", TestName = "A confirmed end during the delay drops it")]
    [TestCase(5, 2, "######", "....O.", TestName = "A delay shorter than the probes changes nothing")]
    public void A_series_opens_and_closes_the_gate(int probeCount, int delaySeconds, string series, string expected)
    {
        var gate = new ConfirmationGate(probeCount, TimeSpan.FromSeconds(delaySeconds));

        var changes = series.Select((mark, second) => gate.Move(mark == '#', second)).ToArray();

        Assert.That(string.Concat(changes.Select(Letter)), Is.EqualTo(expected));
    }

    [Test]
    public void The_delay_ends_only_in_a_frame_in_which_the_condition_holds()
    {
        var gate = new ConfirmationGate(probeCount: 2, TimeSpan.FromSeconds(2));
        gate.Move(holds: true, seconds: 0);
        gate.Move(holds: true, seconds: 1);

        var missed = gate.Move(holds: false, seconds: 5);
        var hit = gate.Move(holds: true, seconds: 6);

        Assert.That((missed, hit), Is.EqualTo((GateTransition.None, GateTransition.Opened)));
    }

    [Test]
    public void A_delay_of_binary_fractions_is_met_by_the_frame_that_should_meet_it()
    {
        var gate = new ConfirmationGate(probeCount: 1, TimeSpan.FromSeconds(0.3));
        var seconds = 0.0;
        List<GateTransition> changes = [];

        for (var i = 0; i < 4; i++, seconds += 0.1)
        {
            changes.Add(gate.Move(holds: true, 0.7 + seconds));
        }

        Assert.That(changes, Is.EqualTo(new[] { GateTransition.None, GateTransition.None, GateTransition.None, GateTransition.Opened }));
    }

    [TestCase("", GateTransition.None)]
    [TestCase("#", GateTransition.Dropped)]
    [TestCase("##", GateTransition.Dropped)]
    [TestCase("###", GateTransition.Closed)]
    [TestCase("###.", GateTransition.Closed)]
    [TestCase("###..", GateTransition.None)]
    public void At_the_end_an_open_gate_closes_and_an_unconfirmed_one_drops(string series, GateTransition expected)
    {
        var gate = new ConfirmationGate(probeCount: 2, TimeSpan.FromSeconds(2));

        for (var i = 0; i < series.Length; i++)
        {
            gate.Move(series[i] == '#', i);
        }

        Assert.That((gate.Finish(), gate.State), Is.EqualTo((expected, GateState.Closed)));
    }

    [Test]
    public void No_probes_and_negative_delays_are_refused()
    {
        Assert.That(() => new ConfirmationGate(probeCount: 0, TimeSpan.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ConfirmationGate(probeCount: 1, TimeSpan.FromSeconds(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static char Letter(GateTransition transition) => transition switch
    {
        GateTransition.Opened => 'O',
        GateTransition.Closed => 'C',
        GateTransition.Dropped => 'D',
        _ => '.',
    };
}
