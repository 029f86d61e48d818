using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tracking;
using static LunaVideoAgent.Inference.Tests.Support.TrackerScript;

namespace LunaVideoAgent.Inference.Tests.Tracking;

/// <summary>What is reported of tracks that are not seen.</summary>
public sealed class ByteTrackerCoastTests
{
    [Test]
    public void An_unseen_track_is_reported_as_long_as_coasting_lasts()
    {
        var tracker = new ByteTracker(new ByteTrackerOptions { CoastTime = TimeSpan.FromSeconds(0.25) });
        Follow(tracker, 20, frame => [Person(x: 100 + (8 * frame), y: 300)]);

        var coasting = tracker.Update([], seconds: 2.1).ToArray();
        var later = tracker.Update([], seconds: 2.3).ToArray();

        Assert.That(coasting.Single().DetectionIndex, Is.EqualTo(-1));
        Assert.That(coasting.Single().Box.CenterX, Is.EqualTo(Person(x: 268, y: 300).Box.CenterX).Within(6));
        Assert.That(later, Is.Empty);
    }

    [Test]
    public void One_who_walks_behind_another_is_reported_for_longer()
    {
        var tracker = new ByteTracker();
        ObjectDetection[] Both(int frame) => [Person(x: 300, y: 310), Person(x: 240 + (2 * frame), y: 300)];
        Follow(tracker, 20, Both);

        var hidden = new List<int[]>();

        for (var frame = 20; frame < 32; frame++)
        {
            hidden.Add([.. tracker.Update([Person(x: 300, y: 310)], frame / Rate).ToArray().Select(track => track.DetectionIndex)]);
        }

        // 0.45 s in the open, 1 s behind somebody: the last sight was at 1.9 s.
        Assert.That(hidden.Count(indices => indices is [-1, 0]), Is.EqualTo(10).Within(1));
        Assert.That(hidden[^1], Is.EqualTo([0]));
    }

    [Test]
    public void What_showed_for_a_moment_is_not_kept_alive_by_guessing()
    {
        var tracker = new ByteTracker();
        Follow(tracker, 2, _ => [Person(x: 100, y: 300)]);

        Assert.That(tracker.Update([], seconds: 0.2).Length, Is.Zero);
    }

    [Test]
    public void A_track_that_walked_out_of_the_picture_is_not_waited_for()
    {
        var options = new ByteTrackerOptions { FrameWidth = 640, FrameHeight = 480, CoastTime = TimeSpan.FromSeconds(1) };
        var tracker = new ByteTracker(options);
        Follow(tracker, 10, frame => [Person(x: 512 + (10 * frame), y: 200)]);

        var reported = new List<int>();

        for (var frame = 10; frame < 14; frame++)
        {
            reported.Add(tracker.Update([], frame / Rate).Length);
        }

        Assert.That(reported, Is.EqualTo([1, 0, 0, 0]));
    }
}
