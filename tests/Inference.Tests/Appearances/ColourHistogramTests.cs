using LunaVideoAgent.Inference.Appearances;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Appearances;

/// <summary>Dolls with hair, a shirt and trousers of one colour each, on grey ground.</summary>
public sealed class ColourHistogramTests
{
    private static readonly (double, double, double) Black = (20, 20, 20);
    private static readonly (double, double, double) Red = (200, 30, 30);
    private static readonly (double, double, double) Blue = (30, 40, 190);
    private static readonly (double, double, double) Green = (40, 160, 50);
    private static readonly (double, double, double) White = (235, 235, 235);

    private static readonly BoundingBox Large = new(100, 40, 160, 220);
    private static readonly BoundingBox Small = new(300, 100, 320, 160);

    [Test]
    public void Who_is_nearer_is_dressed_alike() =>
        Assert.That(Similarity((Black, Red, Blue, Large), (Black, Red, Blue, Small)), Is.GreaterThan(0.97f));

    [Test]
    public void Who_stands_in_the_shade_is_dressed_nearly_alike()
    {
        var shade = Similarity((Black, Red, Blue, Large), (Dark(Black), Dark(Red), Dark(Blue), Large));

        Assert.That(shade, Is.GreaterThan(0.85f));
    }

    [Test]
    public void Other_clothes_are_told_apart()
    {
        Assert.That(Similarity((Black, Red, Blue, Large), (Black, Green, White, Large)), Is.LessThan(0.6f), "shirt and trousers");
        Assert.That(Similarity((Black, Red, Blue, Large), (Black, Green, Blue, Large)), Is.LessThan(0.8f), "the shirt");
        Assert.That(Similarity((White, Red, Blue, Large), (Black, Green, White, Large)), Is.LessThan(0.35f), "everything");
    }

    [Test]
    public void A_shirt_and_trousers_are_not_trousers_and_a_shirt() =>
        Assert.That(Similarity((Black, Red, Blue, Large), (Black, Blue, Red, Large)), Is.LessThan(0.6f));

    [Test]
    public void Each_stripe_counts_as_much_and_adds_up_to_one()
    {
        Span<byte> histogram = stackalloc byte[AppearanceVector.Length];
        using var frame = Doll.Draw(Black, Red, Blue, Large);

        Assert.That(ColourHistogram.TryWrite(frame, Large, histogram), Is.True);

        for (var stripe = 0; stripe < 3; stripe++)
        {
            var sum = 0.0;

            for (var i = 12 * stripe; i < 12 * (stripe + 1); i++)
            {
                sum += Math.Pow(histogram[i] / 255.0, 2);
            }

            Assert.That(sum, Is.EqualTo(1).Within(0.02));
        }
    }

    [TestCase(100, 40, 160, 60, Description = "too low")]
    [TestCase(100, 40, 105, 220, Description = "too narrow")]
    [TestCase(-200, 40, -100, 220, Description = "outside")]
    public void What_is_too_small_or_outside_has_none(float left, float top, float right, float bottom)
    {
        using var frame = Doll.Draw(Black, Red, Blue, Large);

        Assert.That(
            ColourHistogram.TryWrite(frame, new BoundingBox(left, top, right, bottom), new byte[AppearanceVector.Length]), Is.False);
    }

    private static float Similarity(
        ((double, double, double) Hair, (double, double, double) Shirt, (double, double, double) Trousers, BoundingBox Box) one,
        ((double, double, double) Hair, (double, double, double) Shirt, (double, double, double) Trousers, BoundingBox Box) other)
    {
        var (first, second) = (new byte[AppearanceVector.Length], new byte[AppearanceVector.Length]);
        using var frame = Doll.Draw(one.Hair, one.Shirt, one.Trousers, one.Box);
        using var next = Doll.Draw(other.Hair, other.Shirt, other.Trousers, other.Box);
        Assert.That(ColourHistogram.TryWrite(frame, one.Box, first), Is.True);
        Assert.That(ColourHistogram.TryWrite(next, other.Box, second), Is.True);
        return AppearanceVector.Similarity(Array.ConvertAll(first, value => (float)value), second);
    }

    private static (double, double, double) Dark((double Red, double Green, double Blue) colour) =>
        (0.6 * colour.Red, 0.6 * colour.Green, 0.6 * colour.Blue);
}
