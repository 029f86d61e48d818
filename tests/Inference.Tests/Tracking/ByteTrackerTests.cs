using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tracking;
using static LunaVideoAgent.Inference.Tests.Support.TrackerScript;

namespace LunaVideoAgent.Inference.Tests.Tracking;

public sealed class ByteTrackerTests
{
    [Test]
    public void An_empty_scene_has_no_tracks()
    {
        var tracker = new ByteTracker();

        Assert.That(tracker.Update([], seconds: 0).Length, Is.Zero);
        Assert.That(tracker.Update([], seconds: 1).Length, Is.Zero);
    }

    [TestCase(1.0)]
    [TestCase(2.5)]
    [TestCase(10.0)]
    [TestCase(25.0)]
    [TestCase(60.0)]
    public void A_walker_keeps_one_identity_at_any_frame_rate(double rate)
    {
        var tracker = new ByteTracker();
        var ids = new HashSet<int>();

        // 0.5 of its height a second, slow enough for boxes to meet from frame to frame even at 1 frame a second.
        for (var frame = 0; frame < 20; frame++)
        {
            foreach (var track in tracker.Update([Person(x: 100 + (60 * frame / rate), y: 300)], frame / rate))
            {
                ids.Add(track.Id);
            }
        }

        Assert.That(ids, Is.EqualTo([1]));
    }

    [Test]
    public void A_track_names_its_detection_and_when_it_began()
    {
        var tracker = new ByteTracker();
        tracker.Update([Person(x: 100, y: 300)], seconds: 5);

        var tracks = tracker.Update([Person(x: 700, y: 300), Person(x: 102, y: 300, score: 0.7f)], seconds: 5.1).ToArray();

        Assert.That(tracks[0].DetectionIndex, Is.EqualTo(1));
        Assert.That(tracks[0].FirstSeconds, Is.EqualTo(5));
        Assert.That(tracks[0].Score, Is.EqualTo(0.7f));
        Assert.That(tracks[0].Box.IntersectionOverUnion(Person(x: 102, y: 300).Box), Is.GreaterThan(0.9f));
        Assert.That((tracks[1].DetectionIndex, tracks[1].FirstSeconds), Is.EqualTo((0, 5.1)));
    }

    [Test]
    public void A_doubtful_object_is_believed_at_its_second_sight_and_a_clear_one_at_once()
    {
        var tracker = new ByteTracker();

        var first = tracker.Update([Person(x: 100, y: 300, score: 0.5f), Person(x: 500, y: 300, score: 0.95f)], seconds: 0).ToArray();
        var second = tracker.Update([Person(x: 101, y: 300, score: 0.5f), Person(x: 501, y: 300, score: 0.95f)], seconds: 0.1).ToArray();

        Assert.That(first.OrderBy(track => track.Box.Left).Select(track => track.IsConfirmed), Is.EqualTo([false, true]));
        Assert.That(second.Select(track => track.IsConfirmed), Is.EqualTo([true, true]));
    }

    [Test]
    public void Walkers_who_cross_keep_their_identities()
    {
        var tracker = new ByteTracker();
        var before = new Dictionary<int, double>();
        var after = new Dictionary<int, double>();

        for (var frame = 0; frame <= 60; frame++)
        {
            var shift = 6.0 * frame;
            ObjectDetection[] detections = [Person(x: 100 + shift, y: 300), Person(x: 460 - shift, y: 310)];

            foreach (var track in tracker.Update(detections, frame / Rate))
            {
                (frame < 5 ? before : after)[track.Id] = track.DetectionIndex;
            }
        }

        Assert.That(after, Is.EqualTo(before));
    }

    [TestCase(0.5)]
    [TestCase(1.0)]
    public void A_walker_hidden_for_a_while_is_known_again(double hiddenSeconds)
    {
        var tracker = new ByteTracker();
        var hidden = (int)(hiddenSeconds * Rate);

        var ids = Follow(tracker, 40, frame => frame >= 15 && frame < 15 + hidden ? [] : [Person(x: 100 + (8 * frame), y: 300)]);

        Assert.That(ids, Is.EqualTo([1]));
    }

    [Test]
    public void A_walker_who_stood_still_behind_a_pillar_is_known_again()
    {
        var tracker = new ByteTracker();

        var ids = Follow(tracker, 40, frame => frame switch
        {
            < 15 => [Person(x: 100 + (3 * frame), y: 300)],
            < 25 => [],
            _ => [Person(x: 145, y: 300)],
        });

        Assert.That(ids, Is.EqualTo([1]));
    }

    [Test]
    public void After_the_buffer_an_object_is_a_new_one_and_numbers_are_not_used_again()
    {
        var tracker = new ByteTracker(new ByteTrackerOptions { TrackBuffer = TimeSpan.FromSeconds(1) });

        var ids = Follow(tracker, 60, frame => frame % 20 < 5 ? [Person(x: 100, y: 300)] : []);

        Assert.That(ids, Is.EqualTo([1, 2, 3]));
    }

    [Test]
    public void A_weak_detection_continues_a_track_but_begins_none()
    {
        var tracker = new ByteTracker();

        var ids = Follow(tracker, 20, frame => frame < 5
            ? [Person(x: 100 + frame, y: 300), Person(x: 600, y: 300, score: 0.3f)]
            : [Person(x: 100 + frame, y: 300, score: 0.3f), Person(x: 600, y: 300, score: 0.3f)]);

        Assert.That(ids, Is.EqualTo([1]));
        Assert.That(tracker.Update([Person(x: 120, y: 300, score: 0.3f)], seconds: 2)[0].DetectionIndex, Is.Zero);
        Assert.That(tracker.Update([Person(x: 121, y: 300, score: 0.2f)], seconds: 2.1)[0].DetectionIndex, Is.EqualTo(-1));
    }

    [Test]
    public void Objects_of_different_classes_never_swap()
    {
        var tracker = new ByteTracker();
        ObjectDetection Car(double x) => Person(x, y: 300) with { ClassIndex = 2 };
        tracker.Update([Person(x: 100, y: 300)], seconds: 0);

        var tracks = tracker.Update([Car(x: 100)], seconds: 0.1).ToArray();

        Assert.That(tracks.Select(track => (track.Id, track.ClassIndex)), Is.EqualTo([(2, 2)]));
    }

    [Test]
    public void Classes_may_be_left_out_of_account()
    {
        var tracker = new ByteTracker(new ByteTrackerOptions { ClassAware = false });
        tracker.Update([Person(x: 100, y: 300)], seconds: 0);

        var tracks = tracker.Update([Person(x: 100, y: 300) with { ClassIndex = 2 }], seconds: 0.1).ToArray();

        Assert.That(tracks.Single().Id, Is.EqualTo(1));
    }

    [Test]
    public void A_second_box_on_an_object_begins_no_track()
    {
        var tracker = new ByteTracker();

        var ids = Follow(tracker, 10, frame => [Person(x: 100 + frame, y: 300), Person(x: 102 + frame, y: 301, score: 0.6f)]);

        Assert.That(ids, Is.EqualTo([1]));
    }

    [Test]
    public void Two_tracks_that_grow_together_become_the_older_one()
    {
        var tracker = new ByteTracker();

        var ids = Follow(tracker, 30, frame => [Person(x: 100, y: 300), Person(x: Math.Max(102, 150 - (3 * frame)), y: 300, score: 0.6f)]);

        Assert.That(ids, Is.EqualTo([1, 2]));
        Assert.That(tracker.Update([Person(x: 100, y: 300)], seconds: 3).ToArray().Select(track => track.Id), Is.EqualTo([1]));
    }
}
