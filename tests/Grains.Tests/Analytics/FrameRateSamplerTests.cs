using FsCheck.Fluent;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Analytics;

internal sealed class FrameRateSamplerTests
{
    [TestCase(1, "0 1 2 3 4 5 6 7 8 9 10 11 12")]
    [TestCase(10, "0 10")]
    [TestCase(5, "0 5 10")]
    [TestCase(2.5, "0 3 5 8 10")]
    [TestCase(1.5, "0 2 3 5 6 8 9 11 12")]
    [TestCase(0.5, "0 1 2 3 4 5 6 7 8 9 10 11 12")]
    [TestCase(1000, "0")]
    public void A_rate_in_frames_wants_the_first_frame_at_or_after_each_multiple(double period, string expected)
    {
        var sampler = new FrameRateSampler([new FrameRateSettings(period, FrameRateUnit.Frame)]);

        var wanted = Frames(13, durationSeconds: 0.04).Where(sampler.Wants).Select(position => position.Index);

        Assert.That(string.Join(' ', wanted), Is.EqualTo(expected));
    }

    [TestCase(10, 0.5, "0 5 10 15", TestName = "10 frames a second, every half second")]
    [TestCase(25, 0.3, "0 7 15", TestName = "25 frames a second: the frame that is shown at 0.3 s and 0.6 s")]
    [TestCase(10, 0.1, "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15", TestName = "As often as there are frames")]
    [TestCase(10, 0.01, "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15", TestName = "More often than there are frames")]
    [TestCase(10, 60, "0", TestName = "Less often than the source is long")]
    public void A_rate_in_seconds_wants_the_frame_that_is_shown_at_each_multiple(int framesPerSecond, double period, string expected)
    {
        var sampler = new FrameRateSampler([new FrameRateSettings(period, FrameRateUnit.Second)]);

        var wanted = Frames(16, 1.0 / framesPerSecond).Where(sampler.Wants).Select(position => position.Index);

        Assert.That(string.Join(' ', wanted), Is.EqualTo(expected));
    }

    [Test]
    public void Each_multiple_of_seconds_has_exactly_one_frame_however_long_frames_last()
    {
        // Milliseconds that frames last, and a period in milliseconds.
        var cases = Gen.Zip(Gen.Choose(1, 400).NonEmptyListOf(), Gen.Choose(1, 1000));

        Properties.ForAll(cases, source =>
        {
            var (durations, period) = source;
            var sampler = new FrameRateSampler([new FrameRateSettings(period / 1000.0, FrameRateUnit.Second)]);
            var start = 0;

            foreach (var (duration, index) in durations.Select((duration, index) => (duration, index)))
            {
                var isShownAtMultiple = Enumerable.Range(start, duration).Any(millisecond => millisecond % period == 0);

                if (sampler.Wants(new FramePosition(index, start / 1000.0, duration / 1000.0)) != isShownAtMultiple)
                {
                    return false;
                }

                start += duration;
            }

            return true;
        });
    }

    [Test]
    public void The_first_frame_is_always_wanted()
    {
        var sampler = new FrameRateSampler([new FrameRateSettings(60, FrameRateUnit.Second)]);

        Assert.That(sampler.Wants(new FramePosition(Index: 0, Seconds: 7.3, DurationSeconds: 0.04)), Is.True);
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    public void Without_a_duration_a_rate_in_seconds_wants_every_frame(double durationSeconds)
    {
        var sampler = new FrameRateSampler([new FrameRateSettings(60, FrameRateUnit.Second)]);

        Assert.That(sampler.Wants(new FramePosition(Index: 9, Seconds: 0.36, durationSeconds)), Is.True);
    }

    [Test]
    public void A_frame_is_wanted_if_one_analytic_wants_it_and_each_knows_its_own()
    {
        var byFrames = new FrameRateSettings(4, FrameRateUnit.Frame);
        var bySeconds = new FrameRateSettings(0.3, FrameRateUnit.Second);
        var sampler = new FrameRateSampler([byFrames, bySeconds]);

        var frames = Frames(9, durationSeconds: 0.1).ToArray();

        Assert.That(Indices(frames, sampler.Wants), Is.EqualTo("0 3 4 6 8"));
        Assert.That(Indices(frames, position => sampler.Wants(0, position)), Is.EqualTo("0 4 8"));
        Assert.That(Indices(frames, position => sampler.Wants(1, position)), Is.EqualTo("0 3 6"));
    }

    [Test]
    public void The_answer_depends_on_the_position_alone()
    {
        var sampler = new FrameRateSampler([new FrameRateSettings(0.3, FrameRateUnit.Second)]);
        var frames = Frames(50, durationSeconds: 0.04).ToArray();

        var forwards = Indices(frames, sampler.Wants);
        var backwards = frames.Reverse().Where(sampler.Wants).Select(position => position.Index).Reverse();

        Assert.That(string.Join(' ', backwards), Is.EqualTo(forwards));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    public void A_period_that_is_not_above_zero_is_refused(double period)
    {
        var rate = new FrameRateSettings(period, FrameRateUnit.Frame);

        Assert.That(() => new FrameRateSampler([rate]), Throws.InstanceOf<ArgumentException>());
    }

    private static IEnumerable<FramePosition> Frames(int count, double durationSeconds) =>
        Enumerable.Range(0, count).Select(index => new FramePosition(index, index * durationSeconds, durationSeconds));

    private static string Indices(IEnumerable<FramePosition> frames, Func<FramePosition, bool> wants) =>
        string.Join(' ', frames.Where(wants).Select(position => position.Index));
}
