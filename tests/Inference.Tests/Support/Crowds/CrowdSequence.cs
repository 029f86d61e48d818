using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tests.Support.Scoring;

namespace LunaVideoAgent.Inference.Tests.Support.Crowds;

/// <summary>A video without pixels: who is where in each frame, and what the detector says.</summary>
internal sealed record CrowdSequence(CrowdScene Scene, IReadOnlyList<LabelledBox[]> Truth, IReadOnlyList<ObjectDetection[]> Detections)
{
    // Physics runs in steps of at most this, whatever the frame rate.
    private const double MaxStep = 1.0 / 30;

    public static CrowdSequence Simulate(CrowdScene scene, int seed)
    {
        var random = new Random(seed);
        var people = Populate(scene, random);
        var lastId = people.Count;
        var camera = new SceneCamera(scene, random);
        var detector = new SimulatedDetector(scene, random);
        var truth = new List<LabelledBox[]>();
        var detections = new List<ObjectDetection[]>();
        var frameSeconds = 1 / scene.FrameRate;
        var substeps = (int)Math.Ceiling(frameSeconds / MaxStep);

        for (var frame = 0; frame < scene.Seconds * scene.FrameRate; frame++)
        {
            for (var i = 0; i < substeps; i++)
            {
                people.ForEach(person => person.Step(frameSeconds / substeps, () => ++lastId));
            }

            camera.Step(frameSeconds);
            var seen = Look(scene, camera, people);
            truth.Add([.. seen.Select(person => new LabelledBox(person.Id, person.Box))]);
            detections.Add(detector.Detect(seen, frameSeconds));
        }

        return new CrowdSequence(scene, truth, detections);
    }

    private static List<Walker> Populate(CrowdScene scene, Random random)
    {
        var people = new List<Walker>();

        for (var id = 1; id <= scene.People; id++)
        {
            var joins = people.Count > 0 && random.NextDouble() < scene.GroupShare;
            people.Add(new Walker(id, scene, random, joins ? people[random.Next(people.Count)] : null));
        }

        return people;
    }

    private static List<SeenPerson> Look(CrowdScene scene, SceneCamera camera, List<Walker> people)
    {
        var boxes = people
            .Select(person => (person.Id, View: camera.See(person)))
            .Where(person => person.View is { } view && IsInside(scene, view.Box))
            .Select(person => (person.Id, person.View!.Value.Box, person.View.Value.Distance))
            .OrderBy(person => person.Distance)
            .ToArray();

        return
        [
            .. boxes.Select((person, i) => new SeenPerson(
                person.Id,
                person.Box,
                Visible(scene, person.Box, boxes.AsSpan(0, i).ToArray().Select(nearer => nearer.Box).ToArray()))),
        ];
    }

    private static bool IsInside(CrowdScene scene, in BoundingBox box) =>
        box.CenterX > 0 && box.CenterX < scene.Width && box.CenterY > 0 && box.CenterY < scene.Height
        && box.Height >= 18 && box.Height < 1.3 * scene.Height;

    // On a grid of points; a person fills about the middle nine tenths of its box.
    private static double Visible(CrowdScene scene, in BoundingBox box, BoundingBox[] nearer)
    {
        var (free, all) = (0, 0);

        for (var row = 0; row < 8; row++)
        {
            for (var column = 0; column < 4; column++)
            {
                var x = box.Left + (box.Width * (column + 0.5f) / 4);
                var y = box.Top + (box.Height * (row + 0.5f) / 8);
                var outside = x < 0 || y < 0 || x > scene.Width || y > scene.Height;
                all++;
                free += outside || Array.Exists(nearer, other => Covers(other, x, y)) ? 0 : 1;
            }
        }

        return (double)free / all;
    }

    private static bool Covers(in BoundingBox box, float x, float y)
    {
        var margin = 0.08f * box.Width;
        return x > box.Left + margin && x < box.Right - margin && y > box.Top && y < box.Bottom;
    }
}
