using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Ownership;

[TestFixture]
internal sealed class ProcessPulseTests
{
    private FreezableTime _time = null!;

    [SetUp]
    public void BeginTime() => _time = new FreezableTime();

    [Test]
    public void A_process_that_goes_on_never_stood_still()
    {
        using var pulse = new ProcessPulse(_time);
        var start = _time.GetTimestamp();

        for (var i = 0; i < 100; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(200));
        }

        Assert.That(pulse.StoodStillSince(start), Is.False);
    }

    [Test]
    public void A_standstill_is_noticed_by_whoever_asks_first()
    {
        using var pulse = new ProcessPulse(_time);
        var before = _time.GetTimestamp();

        _time.StandStill(TimeSpan.FromSeconds(2));

        Assert.That(pulse.StoodStillSince(before));
    }

    [Test]
    public void A_standstill_is_remembered_after_the_next_beat_for_what_began_before_it()
    {
        using var pulse = new ProcessPulse(_time);
        var before = _time.GetTimestamp();

        _time.StandStill(TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromMilliseconds(200));
        var after = _time.GetTimestamp();

        Assert.That((pulse.StoodStillSince(before), pulse.StoodStillSince(after)), Is.EqualTo((true, false)));
    }
}
