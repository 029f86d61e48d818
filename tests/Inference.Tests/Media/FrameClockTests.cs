using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class FrameClockTests
{
    private const double None = double.NaN;

    [TestCase(new[] { 5.0, 5.04, 5.08 }, new[] { 0, 0.04, 0.08 }, TestName = "Even_times_start_at_zero")]
    [TestCase(new[] { 0, 0.04, 0.04, 0.08 }, new[] { 0, 0.04, 0.041, 0.08 }, TestName = "A_repeated_time_moves_on_a_little")]
    [TestCase(new[] { 0, 0.04, 0.02, 0.12 }, new[] { 0, 0.04, 0.041, 0.12 }, TestName = "A_small_step_back_is_made_up_for")]
    [TestCase(new[] { 95443.7, 95443.74, 0, 0.04 }, new[] { 0, 0.04, 0.08, 0.12 }, TestName = "A_wrap_goes_on_evenly")]
    [TestCase(new[] { 0, 0.04, 9000, 9000.04 }, new[] { 0, 0.04, 0.08, 0.12 }, TestName = "A_jump_ahead_goes_on_evenly")]
    [TestCase(new[] { 0, 60.0, 120 }, new[] { 0, 60.0, 120 }, TestName = "A_long_pause_of_a_file_is_believed")]
    [TestCase(new[] { None, None, 7, 7.04 }, new[] { 0, 0.04, 0.08, 0.12 }, TestName = "Missing_times_of_a_file_follow_its_rate")]
    public void Times_of_a_file_become_positive_steps(double[] raw, double[] expected)
    {
        var clock = new FrameClock(isLive: false, frameSeconds: 0.04);

        var times = raw.Select(seconds => clock.Next(seconds, arrivalSeconds: 0)).ToArray();

        Assert.That(times, Is.EqualTo(expected).Within(1e-6));
    }

    [TestCase(new[] { None, None, 7, 7.04 }, new[] { 0, 0.1, 0.2, 0.3 }, new[] { 0, 0.1, 0.2, 0.24 },
        TestName = "Missing_live_times_are_those_of_arrival")]
    [TestCase(new[] { 50, 50.1, 3, 3.1 }, new[] { 0, 0.1, 2.1, 2.2 }, new[] { 0, 0.1, 2.1, 2.2 },
        TestName = "A_camera_that_starts_again_goes_on_by_arrival")]
    [TestCase(new[] { 0, 0.1, 500, 500.1 }, new[] { 0, 0.1, 0.2, 0.3 }, new[] { 0, 0.1, 0.2, 0.3 },
        TestName = "A_jump_that_nobody_waited_for_is_not_believed")]
    [TestCase(new[] { 0, 0.1, 500, 500.1 }, new[] { 0, 0.1, 500, 500.1 }, new[] { 0, 0.1, 500, 500.1 },
        TestName = "A_pause_that_was_waited_for_is_believed")]
    public void Times_of_a_camera_become_positive_steps(double[] raw, double[] arrival, double[] expected)
    {
        var clock = new FrameClock(isLive: true, frameSeconds: 0.04);

        var times = raw.Zip(arrival, clock.Next).ToArray();

        Assert.That(times, Is.EqualTo(expected).Within(1e-6));
    }

    [Test]
    public void Whatever_comes_each_step_is_positive()
    {
        var random = new Random(5);
        var clock = new FrameClock(isLive: true, frameSeconds: 0.04);
        var last = -1.0;

        for (var i = 0; i < 10_000; i++)
        {
            var raw = random.Next(10) == 0 ? double.NaN : random.NextDouble() * Math.Pow(10, random.Next(8));
            var time = clock.Next(raw, i * 0.04);

            Assert.That(time, Is.GreaterThan(last));
            last = time;
        }
    }
}
