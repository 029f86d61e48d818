using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tests.Support.Crowds;
using LunaVideoAgent.Inference.Tests.Support.Scoring;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Tracking;

/// <summary>Lost tracks that are found again by their colours.</summary>
public sealed class ByteTrackerAppearanceTests
{
    // Not among the seeds that settings were chosen on.
    private const int Seed = 201;

    [Test]
    public void Colours_spare_switches_and_join_nobody_who_is_dressed_otherwise()
    {
        var (with, without) = (default(Outcome), default(Outcome));

        foreach (var scene in CrowdScenes.Watching.Concat(CrowdScenes.Benchmark))
        {
            var video = CrowdSequence.Simulate(scene with { Seconds = scene.Seconds / 2 }, Seed);
            var (blind, seeing) = (Track(video, withLooks: false), Track(video, withLooks: true));
            TestContext.Out.WriteLine($"{scene.Name}: {blind} -> {seeing}");
            (without, with) = (without + blind, with + seeing);
        }

        TestContext.Out.WriteLine($"all: {without} -> {with}");
        Assert.That(with.Switches, Is.LessThan(0.9 * without.Switches));
        Assert.That(with.Found, Is.GreaterThan(100));
        Assert.That(with.Strangers, Is.Zero, "found by colours that nobody of the track wore");
    }

    [TestCase("red", 1, Description = "found again where motion did not expect anybody")]
    [TestCase("blue", 2, Description = "somebody else")]
    public void Who_turned_while_out_of_sight_is_known_by_colours(string colour, int expected)
    {
        var tracker = new ByteTracker();
        Walk(tracker, frames: 20);

        // Last seen at 195 on the way to the right, expected at 225.
        var id = tracker.Update([At(120)], 2.5, new Painted(colour))[^1].Id;

        Assert.That(id, Is.EqualTo(expected));
    }

    [Test]
    public void Without_pixels_it_is_somebody_new()
    {
        var tracker = new ByteTracker();
        Walk(tracker, frames: 20);

        Assert.That(tracker.Update([At(120)], 2.5)[^1].Id, Is.EqualTo(2));
    }

    [Test]
    public void Who_is_dressed_otherwise_does_not_go_on_where_somebody_was_lost()
    {
        var (blind, seeing) = (new ByteTracker(), new ByteTracker());
        Walk(blind, frames: 20);
        Walk(seeing, frames: 20);

        blind.Update([], 2.2);
        seeing.Update([], 2.2, new Painted("red"));

        Assert.That(blind.Update([At(220)], 2.4)[^1].Id, Is.EqualTo(1), "just where the first is expected");
        Assert.That(seeing.Update([At(220)], 2.4, new Painted("blue"))[^1].Id, Is.EqualTo(2));
    }

    [Test]
    public void Colours_go_along_to_another_tracker()
    {
        var scene = CrowdScenes.Watching[4] with { Seconds = 12 };
        var video = CrowdSequence.Simulate(scene, Seed);
        var (stays, moves) = (new ByteTracker(), new ByteTracker());
        var found = 0;

        for (var frame = 0; frame < video.Detections.Count; frame++)
        {
            var looks = new SimulatedLooks(video.Truth[frame], video.Detections[frame], frame);
            var expected = stays.Update(video.Detections[frame], frame / scene.FrameRate, looks).ToArray();

            var memory = moves.Save();
            moves = new ByteTracker();
            Assert.That(moves.TryLoad(memory), Is.True);
            Assert.That(moves.Update(video.Detections[frame], frame / scene.FrameRate, looks).ToArray(), Is.EqualTo(expected));
            Assert.That(moves.FoundByColours, Is.EqualTo(stays.FoundByColours));
            found += moves.FoundByColours.Count;
        }

        Assert.That(found, Is.Positive, "somebody is known again by what another tracker had learnt");
    }

    [Test]
    public void Only_those_are_looked_at_whose_colours_can_decide()
    {
        var tracker = new ByteTracker();
        var looks = new Painted("red");

        for (var frame = 0; frame < 30; frame++)
        {
            tracker.Update([At(5 * frame)], frame / 30.0, looks);
        }

        Assert.That(looks.Readings, Is.InRange(4, 5), "one a fifth of a second once the track is believed");
    }

    // To the right with half a height a second, seen ten times a second.
    private static void Walk(ByteTracker tracker, int frames)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            tracker.Update([At(100 + (5 * frame))], frame / 10.0, new Painted("red"));
        }
    }

    private static ObjectDetection At(float x) => new(new BoundingBox(x, 200, x + 40, 300), 0.9f, ClassIndex: 0);

    private sealed class Painted(string colour) : IAppearanceSource
    {
        public int Readings { get; private set; }

        public bool TryRead(int detectionIndex, Span<byte> appearance)
        {
            Readings++;
            appearance[..AppearanceVector.Length].Clear();

            for (var stripe = 0; stripe < 3; stripe++)
            {
                appearance[(12 * stripe) + (colour == "red" ? 0 : 5)] = 255;
            }

            return true;
        }
    }

    private static Outcome Track(CrowdSequence video, bool withLooks)
    {
        var tracker = new ByteTracker(new ByteTrackerOptions { FrameWidth = video.Scene.Width, FrameHeight = video.Scene.Height });
        var tracks = new List<LabelledBox[]>();
        var wearers = new Dictionary<int, HashSet<int>>();
        var (found, strangers) = (0, 0);

        for (var frame = 0; frame < video.Detections.Count; frame++)
        {
            var looks = withLooks ? new SimulatedLooks(video.Truth[frame], video.Detections[frame], frame) : null;
            var reported = tracker.Update(video.Detections[frame], frame / video.Scene.FrameRate, looks).ToArray();
            tracks.Add([.. reported.Where(track => track.IsConfirmed).Select(track => new LabelledBox(track.Id, track.Box))]);

            foreach (var track in reported.Where(track => track.DetectionIndex >= 0))
            {
                if (!wearers.TryGetValue(track.Id, out var known))
                {
                    wearers.Add(track.Id, known = []);
                }

                var isFound = tracker.FoundByColours.Contains(track.Id);
                found += isFound ? 1 : 0;

                if (FindPerson(video.Truth[frame], track.Box) is { } person)
                {
                    strangers += isFound && known.Count > 0 && known.All(one => AreDressedOtherwise(one, person)) ? 1 : 0;
                    known.Add(person);
                }
            }
        }

        var score = TrackingScore.Of(video.Truth, tracks);
        return new Outcome(score.Clear.Switches, found, strangers, score.Identity.F1);
    }

    // Who is in a box; null where that is open, because another one is in it too.
    private static int? FindPerson(LabelledBox[] people, BoundingBox box)
    {
        var best = people.OrderByDescending(person => person.Box.IntersectionOverUnion(box)).FirstOrDefault();
        var isClear = !Array.Exists(people, other => other.Id != best.Id && other.Box.SharedArea(box) > 0.3f * box.Area);
        return isClear && best.Box.IntersectionOverUnion(box) >= 0.5f ? best.Id : null;
    }

    // Not even colours that lie side by side in common.
    private static bool AreDressedOtherwise(int one, int other) => !SimulatedLooks.ColoursOf(one)
        .Zip(SimulatedLooks.ColoursOf(other))
        .Any(pair => Math.Abs(pair.First - pair.Second) <= 1);

    private readonly record struct Outcome(int Switches, int Found, int Strangers, double F1)
    {
        public static Outcome operator +(Outcome a, Outcome b) =>
            new(a.Switches + b.Switches, a.Found + b.Found, a.Strangers + b.Strangers, a.F1 + b.F1);
    }
}
