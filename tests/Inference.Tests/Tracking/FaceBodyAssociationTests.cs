using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Tracking;

internal sealed class FaceBodyAssociationTests
{
    private static readonly int[] Strangers = [-1, -1, -1, -1];

    private readonly FaceBodyAssociation _association = new();

    private static BoundingBox Body(float left, float top = 0) => new(left, top, left + 40, top + 100);

    private static BoundingBox Face(float centreX, float centreY = 10) => new(centreX - 6, centreY - 6, centreX + 6, centreY + 6);

    [Test]
    public void A_face_in_the_upper_part_of_a_body_belongs_to_it() =>
        Assert.That(Pair([Face(20)], [Body(0)]), Is.EqualTo(new[] { 0 }));

    [TestCase(20, 80, TestName = "A face at the feet belongs to nobody")]
    [TestCase(90, 10, TestName = "A face beside a body belongs to nobody")]
    [TestCase(20, -10, TestName = "A face above a body belongs to nobody")]
    public void A_face_elsewhere_belongs_to_nobody(float x, float y) =>
        Assert.That(Pair([Face(x, y)], [Body(0)]), Is.EqualTo(new[] { -1 }));

    [Test]
    public void The_face_of_a_portrait_belongs_to_the_body_that_ends_at_the_chest() =>
        Assert.That(Pair([new BoundingBox(50, 40, 150, 160)], [new BoundingBox(0, 0, 200, 220)]), Is.EqualTo(new[] { 0 }));

    [Test]
    public void Two_faces_in_two_bodies_that_overlap_are_shared_out_at_the_least_total_cost()
    {
        var pairs = Pair([Face(34), Face(20)], [Body(0), Body(14)]);

        Assert.That(pairs, Is.EqualTo(new[] { 1, 0 }));
    }

    [Test]
    public void A_body_has_one_face() =>
        Assert.That(Pair([Face(10), Face(21)], [Body(0)]), Is.EqualTo(new[] { -1, 0 }));

    [Test]
    public void A_pair_that_was_together_stays_although_another_body_fits_better()
    {
        var bodies = new[] { Body(0), Body(14) };

        Assert.That(Pair([Face(32)], bodies), Is.EqualTo(new[] { 1 }));
        Assert.That(Pair([Face(32)], bodies, before: [0]), Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public void Nothing_to_pair_is_no_fault()
    {
        Assert.That(Pair([], [Body(0)]), Is.Empty);
        Assert.That(Pair([Face(0)], []), Is.EqualTo(new[] { -1 }));
    }

    [Test]
    public void Pairs_do_not_depend_on_the_order()
    {
        var random = new Random(5);

        for (var round = 0; round < 200; round++)
        {
            BoundingBox[] bodies = [.. Enumerable.Range(0, 3).Select(_ => Body(60 * random.NextSingle(), 20 * random.NextSingle()))];
            BoundingBox[] faces = [.. Enumerable.Range(0, 3).Select(_ => Face(100 * random.NextSingle(), 40 * random.NextSingle()))];

            var there = Pair(faces, bodies);
            var back = Pair([.. faces.Reverse()], [.. bodies.Reverse()]);

            Assert.That(back.Reverse().Select(body => body < 0 ? -1 : 2 - body), Is.EqualTo(there), $"round {round}");
        }
    }

    private int[] Pair(BoundingBox[] faces, BoundingBox[] bodies, int[]? before = null)
    {
        var pairs = new int[faces.Length];
        _association.Pair(faces, bodies, before ?? Strangers, pairs);
        return pairs;
    }
}
