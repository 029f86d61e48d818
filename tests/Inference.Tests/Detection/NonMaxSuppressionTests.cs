using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tests.Support;

namespace LunaVideoAgent.Inference.Tests.Detection;

public sealed class NonMaxSuppressionTests
{
    [Test]
    public void The_strongest_of_overlapping_boxes_stays()
    {
        var kept = Apply(0.5f, Box(0, 0.6f), Box(1, 0.9f), Box(2, 0.7f));

        Assert.That(kept, Is.EqualTo([Box(1, 0.9f)]));
    }

    [Test]
    public void Boxes_of_other_classes_do_not_compete()
    {
        var kept = Apply(0.5f, Box(0, 0.6f, classIndex: 1), Box(0, 0.9f, classIndex: 2));

        Assert.That(kept, Is.EqualTo([Box(0, 0.9f, classIndex: 2), Box(0, 0.6f, classIndex: 1)]));
    }

    [Test]
    public void Boxes_apart_all_stay_strongest_first()
    {
        var kept = Apply(0.5f, Box(0, 0.2f), Box(50, 0.9f), Box(100, 0.5f));

        Assert.That(kept, Is.EqualTo([Box(50, 0.9f), Box(100, 0.5f), Box(0, 0.2f)]));
    }

    [Test]
    public void A_suppressed_box_suppresses_nothing()
    {
        // Each overlaps the next one by a third; the second goes, so the third stays.
        var kept = Apply(0.3f, Box(0, 0.9f), Box(5, 0.8f), Box(10, 0.7f));

        Assert.That(kept, Is.EqualTo([Box(0, 0.9f), Box(10, 0.7f)]));
    }

    [Test]
    public void Equal_scores_keep_their_order()
    {
        var kept = Apply(0.5f, Box(100, 0.5f), Box(0, 0.5f), Box(50, 0.5f));

        Assert.That(kept, Is.EqualTo([Box(100, 0.5f), Box(0, 0.5f), Box(50, 0.5f)]));
    }

    [Test]
    public void Nothing_stays_nothing() => Assert.That(Apply(0.5f), Is.Empty);

    [Test]
    public void Many_boxes_give_what_the_definition_gives([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var boxes = Enumerable.Range(0, 700)
            .Select(_ => Box(random.Next(300), random.Next(1, 1000) / 1000f, random.Next(3), random.Next(60)))
            .ToArray();

        var kept = Apply(0.4f, boxes);

        Assert.That(kept, Is.EqualTo(Define(boxes, 0.4f)));
    }

    [Test]
    public void A_second_picture_allocates_nothing()
    {
        var random = new Random(1);
        var list = new CandidateList();
        var boxes = Enumerable.Range(0, 400).Select(_ => Box(random.Next(300), random.Next(1, 1000) / 1000f)).ToArray();

        var allocated = Allocation.Of(() =>
        {
            Fill(list, boxes);
            NonMaxSuppression.Apply(list, 0.5f);
        });

        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void Only_wanted_classes_are_kept()
    {
        var list = new CandidateList();
        Fill(list, [Box(0, 0.9f, 1), Box(20, 0.8f, 2), Box(40, 0.7f, 3)]);

        list.KeepClasses([3, 1]);

        Assert.That(list.Items.ToArray(), Is.EqualTo([Box(0, 0.9f, 1), Box(40, 0.7f, 3)]));
    }

    private static List<ObjectDetection> Define(ObjectDetection[] boxes, float limit)
    {
        var kept = new List<ObjectDetection>();

        foreach (var box in boxes.OrderByDescending(box => box.Score))
        {
            if (kept.TrueForAll(other => other.ClassIndex != box.ClassIndex || other.Box.IntersectionOverUnion(box.Box) <= limit))
            {
                kept.Add(box);
            }
        }

        return kept;
    }

    private static ObjectDetection[] Apply(float limit, params ObjectDetection[] boxes)
    {
        var list = new CandidateList();
        Fill(list, boxes);
        NonMaxSuppression.Apply(list, limit);
        return list.Items.ToArray();
    }

    private static void Fill(CandidateList list, ObjectDetection[] boxes)
    {
        list.Clear();

        foreach (var box in boxes)
        {
            list.Add(box);
        }
    }

    private static ObjectDetection Box(int left, float score, int classIndex = 0, int top = 0) =>
        new(new BoundingBox(left, top, left + 10, top + 10), score, classIndex);
}
