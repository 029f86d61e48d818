using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Tracking;

/// <summary>What holds for any input.</summary>
public sealed class ByteTrackerPromiseTests
{
    private const double Rate = 10;

    [Test]
    public void The_order_of_detections_does_not_matter()
    {
        var frames = RandomBoxes.Walkers(seed: 5, walkers: 25, frames: 80);
        var random = new Random(9);
        var straight = new ByteTracker();
        var shuffled = new ByteTracker();

        for (var frame = 0; frame < frames.Count; frame++)
        {
            var order = Enumerable.Range(0, frames[frame].Length).ToArray();
            random.Shuffle(order);
            var mixed = Array.ConvertAll(order, index => frames[frame][index]);

            var expected = straight.Update(frames[frame], frame / Rate).ToArray();
            var actual = shuffled.Update(mixed, frame / Rate).ToArray();

            var restored = Array.ConvertAll(
                actual,
                track => track.DetectionIndex < 0 ? track : track with { DetectionIndex = order[track.DetectionIndex] });
            Assert.That(restored, Is.EqualTo(expected), $"frame {frame}");
        }
    }

    [Test]
    public void The_same_input_gives_the_same_tracks()
    {
        var frames = RandomBoxes.Walkers(seed: 6, walkers: 25, frames: 80);
        var first = new ByteTracker();
        var second = new ByteTracker();

        for (var frame = 0; frame < frames.Count; frame++)
        {
            var expected = first.Update(frames[frame], frame / Rate).ToArray();

            Assert.That(second.Update(frames[frame], frame / Rate).ToArray(), Is.EqualTo(expected));
        }
    }

    [Test]
    public void No_two_tracks_of_a_frame_share_a_number_or_a_detection()
    {
        var frames = RandomBoxes.Walkers(seed: 8, walkers: 40, frames: 100);
        var tracker = new ByteTracker(new ByteTrackerOptions { CoastTime = TimeSpan.FromSeconds(0.3) });

        for (var frame = 0; frame < frames.Count; frame++)
        {
            var tracks = tracker.Update(frames[frame], frame / Rate).ToArray();
            var seen = tracks.Where(track => track.DetectionIndex >= 0).ToArray();

            Assert.That(tracks.Select(track => track.Id), Is.Unique.And.Ordered);
            Assert.That(seen.Select(track => track.DetectionIndex), Is.Unique);
        }
    }

    [Test]
    public void Nothing_is_allocated_once_it_is_warm()
    {
        var frames = RandomBoxes.Walkers(seed: 7, walkers: 30, frames: 300);
        var tracker = new ByteTracker();

        // Twice, because what is compiled anew in between allocates too.
        var first = Allocated(tracker, frames, startSeconds: 0);
        var second = Allocated(tracker, frames, startSeconds: 100);
        var third = Allocated(tracker, frames, startSeconds: 200);

        Assert.That(first, Is.Positive);
        Assert.That(Math.Min(second, third), Is.Zero);
    }

    private static long Allocated(ByteTracker tracker, IReadOnlyList<ObjectDetection[]> frames, double startSeconds)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var frame = 0; frame < frames.Count; frame++)
        {
            tracker.Update(frames[frame], startSeconds + (frame / Rate));
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
