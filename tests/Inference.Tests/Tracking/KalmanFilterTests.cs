using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Tracking;

public sealed class KalmanFilterTests
{
    private static readonly MotionNoise Noise = new();

    [TestCase(1.0)]
    [TestCase(2.5)]
    [TestCase(10.0)]
    [TestCase(30.0)]
    [TestCase(60.0)]
    public void A_straight_walk_is_foreseen_at_any_frame_rate(double framesPerSecond)
    {
        var filter = KalmanFilter.At(Walk(0), Noise);
        var step = 1 / framesPerSecond;
        var seconds = 0.0;

        while (seconds < 4)
        {
            seconds += step;
            filter.Predict(Noise.Move(step), Noise.Resize(step));
            filter.Update(Walk(seconds), Noise);
        }

        filter.Predict(Noise.Move(0.5), Noise.Resize(0.5));
        var expected = Walk(seconds + 0.5);
        Assert.That(filter.Box.CenterX, Is.EqualTo(expected.CenterX).Within(10));
        Assert.That(filter.Box.CenterY, Is.EqualTo(expected.CenterY).Within(10));
        Assert.That(filter.Box.IntersectionOverUnion(expected), Is.GreaterThan(0.7f));
    }

    [Test]
    public void Uneven_frame_times_do_not_matter()
    {
        var random = new Random(3);
        var filter = KalmanFilter.At(Walk(0), Noise);
        var seconds = 0.0;

        for (var i = 0; i < 60; i++)
        {
            var step = 0.02 + (0.3 * random.NextDouble());
            seconds += step;
            filter.Predict(Noise.Move(step), Noise.Resize(step));
            filter.Update(Walk(seconds), Noise);
        }

        Assert.That(filter.VelocityX, Is.EqualTo(80).Within(5));
        Assert.That(filter.VelocityY, Is.EqualTo(-20).Within(3));
    }

    [TestCase(0.4)]
    [TestCase(2.0)]
    public void Two_half_steps_come_near_one_whole(double seconds)
    {
        var once = KalmanFilter.At(Walk(0), Noise);
        once.Predict(Noise.Move(0.1), Noise.Resize(0.1));
        once.Update(Walk(0.1), Noise);
        var twice = once;

        once.Predict(Noise.Move(seconds), Noise.Resize(seconds));
        twice.Predict(Noise.Move(seconds / 2), Noise.Resize(seconds / 2));
        twice.Predict(Noise.Move(seconds / 2), Noise.Resize(seconds / 2));

        Assert.That(twice.Box.CenterX, Is.EqualTo(once.Box.CenterX).Within(0.01));
        Assert.That(twice.DeviationX, Is.EqualTo(once.DeviationX).Within(5).Percent);
    }

    [Test]
    public void Doubt_grows_while_nothing_is_seen_and_shrinks_when_it_is()
    {
        var filter = KalmanFilter.At(Walk(0), Noise);
        filter.Predict(Noise.Move(0.1), Noise.Resize(0.1));
        filter.Update(Walk(0.1), Noise);
        var seen = filter.DeviationX;

        filter.Predict(Noise.Move(1), Noise.Resize(1));
        var unseen = filter.DeviationX;
        filter.Update(Walk(1.1), Noise);

        Assert.That(unseen, Is.GreaterThan(2 * seen));
        Assert.That(filter.DeviationX, Is.LessThan(unseen / 2));
    }

    [Test]
    public void Noise_of_detections_is_smoothed()
    {
        var random = new Random(11);
        var filter = KalmanFilter.At(Walk(0), Noise);
        var (filtered, measured) = (0.0, 0.0);

        for (var i = 1; i <= 300; i++)
        {
            var truth = Walk(i / 30.0);
            var error = 10 * (random.NextSingle() - 0.5f) * 2;
            filter.Predict(Noise.Move(1 / 30.0), Noise.Resize(1 / 30.0));
            filter.Update(truth.Shifted(error, 0), Noise);
            measured += Math.Abs(error);
            filtered += i > 30 ? Math.Abs(filter.Box.CenterX - truth.CenterX) : 0;
        }

        Assert.That(filtered, Is.LessThan(0.7 * measured));
    }

    [Test]
    public void A_box_that_shrank_fast_does_not_turn_inside_out()
    {
        var filter = KalmanFilter.At(new BoundingBox(0, 0, 60, 120), Noise);

        for (var i = 1; i <= 5; i++)
        {
            filter.Predict(Noise.Move(0.1), Noise.Resize(0.1));
            filter.Update(new BoundingBox(0, 0, 60 - (11 * i), 120 - (22 * i)), Noise);
        }

        filter.Predict(Noise.Move(3), Noise.Resize(3));

        Assert.That(filter.Box.Width, Is.GreaterThanOrEqualTo(1));
        Assert.That(filter.Box.Height, Is.GreaterThanOrEqualTo(1));
    }

    private static BoundingBox Walk(double seconds) =>
        new BoundingBox(100, 300, 140, 400).Shifted((float)(80 * seconds), (float)(-20 * seconds));
}
