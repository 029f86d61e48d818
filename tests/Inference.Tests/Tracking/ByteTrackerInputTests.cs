using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Tracking;

public sealed class ByteTrackerInputTests
{
    private static readonly ObjectDetection Good = new(new BoundingBox(10, 10, 50, 110), 0.9f, ClassIndex: 0);

    private static readonly ObjectDetection[] Impossible =
    [
        Good with { Box = new BoundingBox(float.NaN, 10, 50, 110) },
        Good with { Box = new BoundingBox(10, float.NegativeInfinity, 50, 110) },
        Good with { Box = new BoundingBox(10, 10, float.PositiveInfinity, 110) },
        Good with { Box = new BoundingBox(50, 10, 10, 110) },
        Good with { Box = new BoundingBox(10, 110, 50, 10) },
        Good with { Score = float.NaN },
    ];

    [TestCaseSource(nameof(Impossible))]
    public void An_impossible_detection_is_refused_and_changes_nothing(ObjectDetection detection)
    {
        var tracker = new ByteTracker();
        tracker.Update([Good], seconds: 0);

        var error = Assert.Throws<ArgumentException>(() => tracker.Update([Good, detection], seconds: 0.1));
        var tracks = tracker.Update([Good], seconds: 0.1).ToArray();

        Assert.That(error.Message, Does.StartWith("Detection 1 "));
        Assert.That(tracks.Single().Id, Is.EqualTo(1));
    }

    [TestCase(0.5)]
    [TestCase(0.4)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Time_that_does_not_grow_is_refused_and_changes_nothing(double seconds)
    {
        var tracker = new ByteTracker();
        tracker.Update([Good], seconds: 0.5);

        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Update([Good], seconds));
        Assert.That(tracker.Update([Good], seconds: 0.6).ToArray().Single().Id, Is.EqualTo(1));
    }

    [Test]
    public void An_empty_box_is_passed_over()
    {
        var tracker = new ByteTracker();

        var tracks = tracker.Update([Good with { Box = new BoundingBox(10, 10, 10, 110) }], seconds: 0);

        Assert.That(tracks.Length, Is.Zero);
    }

    [Test]
    public void Settings_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new ByteTracker(new ByteTrackerOptions { LowScore = 0.8f }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new ByteTracker(new ByteTrackerOptions { BirthScore = 0.1f }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new ByteTracker(new ByteTrackerOptions { MinOverlap = 1.5f }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new ByteTracker(new ByteTrackerOptions { ConfirmHits = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => _ = new ByteTracker(new ByteTrackerOptions { TrackBuffer = TimeSpan.FromSeconds(-1) }));
    }
}
