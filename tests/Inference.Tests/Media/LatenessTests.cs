using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class LatenessTests
{
    private Lateness _lateness = null!;

    [SetUp]
    public void Begin() => _lateness = new Lateness(TimeSpan.FromSeconds(3));

    [Test]
    public void Packets_that_come_as_the_clock_goes_are_punctual()
    {
        var late = Times(0, 1000).Count(time => _lateness.IsLate(time, time + 50));

        Assert.That(late, Is.Zero);
    }

    [Test]
    public void Packets_are_late_by_more_than_the_limit_after_the_most_punctual_one()
    {
        _lateness.IsLate(10, 100);

        var (atTheLimit, beyond) = (_lateness.IsLate(11, 104), _lateness.IsLate(12, 105.1));

        Assert.That((atTheLimit, beyond), Is.EqualTo((false, true)));
    }

    [Test]
    public void A_camera_whose_clock_runs_slow_is_not_late_for_that()
    {
        // 100 s in a day.
        var late = Times(0, 86_400).Count(time => _lateness.IsLate(time * (1 - 100.0 / 86_400), time));

        Assert.That(late, Is.Zero);
    }

    [Test]
    public void A_camera_whose_time_begins_anew_is_measured_anew()
    {
        _lateness.IsLate(500, 500);

        var isLate = _lateness.IsLate(0, 501);

        Assert.That(isLate, Is.False);
    }

    [Test]
    public void A_packet_without_a_time_is_never_late()
    {
        _lateness.IsLate(0, 0);

        var isLate = _lateness.IsLate(double.NaN, 100);

        Assert.That(isLate, Is.False);
    }

    private static IEnumerable<double> Times(double first, double last)
    {
        for (var time = first; time <= last; time += 0.5)
        {
            yield return time;
        }
    }
}
