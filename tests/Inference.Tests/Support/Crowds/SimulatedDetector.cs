using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tests.Support.Crowds;

/// <summary>Turns what is there into what a detector would say.</summary>
internal sealed class SimulatedDetector(CrowdScene scene, Random random)
{
    private readonly DetectorModel _model = scene.Detector;
    private readonly Dictionary<int, Mood> _moods = [];
    private readonly List<Phantom> _phantoms = [];

    public ObjectDetection[] Detect(IReadOnlyList<SeenPerson> people, double stepSeconds)
    {
        var found = new List<ObjectDetection>();

        foreach (var person in people)
        {
            AddPerson(person, stepSeconds, found);
        }

        AddPhantoms(stepSeconds, found);
        return Suppress(found);
    }

    private void AddPerson(SeenPerson person, double stepSeconds, List<ObjectDetection> found)
    {
        if (!_moods.TryGetValue(person.Id, out var mood))
        {
            mood = new Mood { Lasting = random.Normal() };
            _moods.Add(person.Id, mood);
        }

        mood.Step(random, _model.LastingSeconds, stepSeconds);
        var small = Math.Max(0, Math.Log2(_model.SizePixels / person.Box.Height));
        var hidden = Math.Max(0, 1 - person.Visible - 0.05);
        var quality = _model.Level - (_model.SizeLoss * small) - (_model.Hiding * hidden)
            + (_model.LastingMood * mood.Lasting) + (_model.PassingMood * random.Normal());

        if (quality <= 0)
        {
            return;
        }

        var score = _model.LowestScore + (_model.ScoreSpan * (1 - Math.Exp(-1.6 * quality)));
        var box = Blur(person.Box, mood, hidden);
        found.Add(new ObjectDetection(box, (float)score, ClassIndex: 0));

        if (random.NextDouble() < _model.SecondBox)
        {
            var part = new BoundingBox(box.Left, box.Top, box.Right, box.Top + (float)random.Between(0.45, 0.7) * box.Height);
            found.Add(new ObjectDetection(part, (float)(score * random.Between(0.6, 0.95)), ClassIndex: 0));
        }
    }

    // Of one half hidden, the box is often drawn around the rest: here it loses its lower part.
    private BoundingBox Blur(in BoundingBox box, Mood mood, double hidden)
    {
        var scale = _model.Jitter * box.Height;
        float Off(int edge) => (float)(scale * ((0.6 * mood.Edges[edge]) + (0.8 * random.Normal())));
        var cut = (float)(0.25 * Math.Max(0, hidden - 0.2) * box.Height);
        return new BoundingBox(
            box.Left + Off(0),
            box.Top + Off(1),
            Math.Max(box.Left + 2, box.Right + Off(2)),
            Math.Max(box.Top + 2, box.Bottom - cut + Off(3)));
    }

    private void AddPhantoms(double stepSeconds, List<ObjectDetection> found)
    {
        // Arrivals at a rate that keeps the wanted number, which show in 60 % of the frames they live.
        var rate = _model.FalsePerFrame / _model.FalseSeconds / 0.6;

        for (var arrivals = rate * stepSeconds; arrivals > random.NextDouble(); arrivals--)
        {
            var height = scene.Height * Math.Exp(random.Between(-3.2, -1.2));
            _phantoms.Add(new Phantom(
                random.Between(0, scene.Width),
                random.Between(0, scene.Height),
                height,
                random.Between(0.3, 0.55) * height,
                _model.FalseScore + (0.12 * random.Normal())));
        }

        _phantoms.RemoveAll(_ => random.Happens(1 / _model.FalseSeconds, stepSeconds));

        foreach (var phantom in _phantoms)
        {
            if (random.NextDouble() < 0.6)
            {
                found.Add(phantom.Show(random, _model));
            }
        }
    }

    private ObjectDetection[] Suppress(List<ObjectDetection> found)
    {
        var kept = new List<ObjectDetection>();

        foreach (var detection in found.OrderByDescending(detection => detection.Score))
        {
            if (kept.TrueForAll(other => other.Box.IntersectionOverUnion(detection.Box) < _model.Suppression))
            {
                kept.Add(detection);
            }
        }

        return [.. kept];
    }

    private sealed class Mood
    {
        public double Lasting { get; set; }

        public double[] Edges { get; } = new double[4];

        public void Step(Random random, double lastingSeconds, double stepSeconds)
        {
            Lasting = random.Drift(Lasting, lastingSeconds, stepSeconds);

            for (var edge = 0; edge < Edges.Length; edge++)
            {
                Edges[edge] = random.Drift(Edges[edge], 0.4, stepSeconds);
            }
        }
    }

    private sealed record Phantom(double X, double Y, double Height, double Width, double Score)
    {
        public ObjectDetection Show(Random random, DetectorModel model)
        {
            var x = X + (model.Jitter * Height * random.Normal());
            var y = Y + (model.Jitter * Height * random.Normal());
            var score = Math.Clamp(Score + (0.06 * random.Normal()), model.LowestScore, 0.999);
            var box = new BoundingBox((float)x, (float)y, (float)(x + Width), (float)(y + Height));
            return new ObjectDetection(box, (float)score, ClassIndex: 0);
        }
    }
}
