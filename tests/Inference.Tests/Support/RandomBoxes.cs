using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>Boxes that move about, vanish, come back and overlap, without any claim to be like people.</summary>
internal static class RandomBoxes
{
    /// <summary>Detections of some frames at ten a second.</summary>
    public static IReadOnlyList<ObjectDetection[]> Walkers(int seed, int walkers, int frames)
    {
        var random = new Random(seed);
        var starts = Enumerable.Range(0, walkers)
            .Select(_ => (
                X: random.NextSingle() * 900, Y: random.NextSingle() * 500,
                SpeedX: (random.NextSingle() - 0.5f) * 16, SpeedY: (random.NextSingle() - 0.5f) * 6,
                Height: 60 + (random.NextSingle() * 100)))
            .ToArray();

        return
        [
            .. Enumerable.Range(0, frames).Select(frame => starts
                .Where(_ => random.NextSingle() > 0.25f)
                .Select(walker => new ObjectDetection(
                    Box(
                        walker.X + (walker.SpeedX * frame) + (3 * random.NextSingle()),
                        walker.Y + (walker.SpeedY * frame) + (3 * random.NextSingle()),
                        walker.Height),
                    0.2f + (0.8f * random.NextSingle()),
                    ClassIndex: 0))
                .ToArray()),
        ];
    }

    private static BoundingBox Box(float x, float y, float height) => new(x, y, x + (0.4f * height), y + height);
}
