using System.Numerics;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Inference.Tests.Faces;

internal sealed class SimilarityTests
{
    [Test]
    public void A_turn_a_scale_and_a_shift_are_found_again()
    {
        var known = new Similarity(1.5f, -0.7f, 12, -3);
        Vector2[] from = [new(0, 0), new(10, 2), new(3, 8), new(-4, 5)];

        var found = Similarity.Fit(from, [.. from.Select(point => known.Apply(point))]);

        Assert.That(found.A, Is.EqualTo(known.A).Within(1e-4));
        Assert.That(found.B, Is.EqualTo(known.B).Within(1e-4));
        Assert.That(found.X, Is.EqualTo(known.X).Within(1e-3));
        Assert.That(found.Y, Is.EqualTo(known.Y).Within(1e-3));
    }

    [Test]
    public void Points_that_are_all_the_same_are_only_shifted()
    {
        var found = Similarity.Fit([new(1, 1), new(1, 1)], [new(3, 5), new(3, 5)]);

        Assert.That(found, Is.EqualTo(new Similarity(1, 0, 2, 4)));
    }
}
