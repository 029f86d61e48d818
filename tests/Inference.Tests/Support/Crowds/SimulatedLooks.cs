using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tests.Support.Scoring;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Support.Crowds;

/// <summary>
/// What the detections of a simulated frame look like. Everybody wears three colours; a box shows those of the person it fits best, mixed
/// with those of whoever else is in it, lit and seen a little differently each time. A box around nobody shows the ground.
/// </summary>
internal sealed class SimulatedLooks(IReadOnlyList<LabelledBox> people, IReadOnlyList<ObjectDetection> detections, int frame)
    : IAppearanceSource
{
    private const int Colours = 9;
    private const int Stripes = 3;
    private const int Bins = AppearanceVector.Length / Stripes;
    private const int Ground = AppearanceVector.Length;

    /// <summary>The colours of somebody, by stripe.</summary>
    public static int[] ColoursOf(int person)
    {
        var random = new Random(person * 7919);
        return [random.Next(Colours), random.Next(Colours), random.Next(Colours)];
    }

    public bool TryRead(int detectionIndex, Span<byte> appearance)
    {
        var box = detections[detectionIndex].Box;
        var random = new Random((frame * 1009) + detectionIndex);
        Span<double> shares = stackalloc double[AppearanceVector.Length];
        shares.Clear();
        var best = people.OrderByDescending(person => person.Box.IntersectionOverUnion(box)).FirstOrDefault();

        foreach (var person in people)
        {
            var share = person.Id == best.Id ? 1 : 0.8 * Shared(person.Box, box);
            Paint(ColoursOf(person.Id), share, random, shares);
        }

        Paint([Ground, Ground, Ground], 0.15, random, shares);
        ToBytes(shares, appearance);
        return true;
    }

    private static double Shared(in BoundingBox person, in BoundingBox box) => person.SharedArea(box) / box.Area;

    // A colour lies between two bins, which of them more changes with the light; the last four bins are greys.
    private static void Paint(int[] colours, double share, Random random, Span<double> shares)
    {
        for (var stripe = 0; stripe < Stripes; stripe++)
        {
            var first = stripe * Bins;
            var light = random.Between(0.15, 0.45);

            if (colours[stripe] is var colour and not Ground)
            {
                shares[first + colour] += share * (1 - light);
                shares[first + ((colour + 1) % Bins)] += share * light;
            }

            for (var grey = Bins - 4; grey < Bins; grey++)
            {
                shares[first + grey] += share * random.Between(0.05, 0.15);
            }
        }
    }

    private static void ToBytes(Span<double> shares, Span<byte> appearance)
    {
        for (var stripe = 0; stripe < Stripes; stripe++)
        {
            var total = 0.0;

            for (var i = stripe * Bins; i < (stripe + 1) * Bins; i++)
            {
                total += shares[i];
            }

            for (var i = stripe * Bins; i < (stripe + 1) * Bins; i++)
            {
                appearance[i] = (byte)Math.Round(255 * Math.Sqrt(shares[i] / total));
            }
        }
    }
}
