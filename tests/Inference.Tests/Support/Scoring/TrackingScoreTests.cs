using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tests.Support.Scoring;

/// <summary>The scores that trackers are judged by, on examples that were worked out by hand.</summary>
public sealed class TrackingScoreTests
{
    [Test]
    public void Perfect_tracks_score_one()
    {
        var truth = Frames(4, _ => [At(1, 0), At(2, 500)]);
        var tracks = Frames(4, _ => [At(7, 0), At(9, 500)]);

        var score = TrackingScore.Of(truth, tracks);

        Assert.That(score.Clear, Is.EqualTo(new ClearScore(TruthBoxes: 8, Missed: 0, False: 0, Switches: 0)));
        Assert.That(score.Clear.Accuracy, Is.EqualTo(1));
        Assert.That(score.Identity.F1, Is.EqualTo(1));
        Assert.That(score.HigherOrder.Value, Is.EqualTo(1).Within(1e-9));
    }

    [Test]
    public void Misses_false_boxes_and_switches_each_cost_one()
    {
        // Four boxes of one person: found as 7, found as 7, missed, found as 8; and a false box in the first frame.
        var truth = Frames(4, _ => [At(1, 0)]);
        var tracks = Frames(4, frame => frame switch
        {
            0 => [At(7, 0), At(5, 900)],
            1 => [At(7, 0)],
            2 => [],
            _ => [At(8, 0)],
        });

        var score = TrackingScore.Of(truth, tracks);

        Assert.That(score.Clear, Is.EqualTo(new ClearScore(TruthBoxes: 4, Missed: 1, False: 1, Switches: 1)));
        Assert.That(score.Clear.Accuracy, Is.EqualTo(0.25));

        // Track 7 is the person's: 2 of 4 boxes of the truth and of 4 boxes of the tracks are right.
        Assert.That(score.Identity.F1, Is.EqualTo(0.5));
    }

    [Test]
    public void Half_the_overlap_is_a_match_and_less_is_none()
    {
        // Boxes of width 100 that are 33 apart share 67 of 133 (0.504); 34 apart 66 of 134 (0.493).
        var truth = Frames(1, _ => [At(1, 0)]);

        var near = TrackingScore.Of(truth, Frames(1, _ => [At(1, 33)]));
        var far = TrackingScore.Of(truth, Frames(1, _ => [At(1, 34)]));

        Assert.That(near.Clear.Missed, Is.Zero);
        Assert.That(far.Clear, Is.EqualTo(new ClearScore(TruthBoxes: 1, Missed: 1, False: 1, Switches: 0)));
        Assert.That((near.Identity.Right, far.Identity.Right), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_match_is_kept_while_it_lasts_even_if_another_box_comes_closer()
    {
        var truth = Frames(2, _ => [At(1, 0)]);
        var tracks = Frames(2, frame => frame == 0 ? [At(7, 10)] : [At(7, 20), At(8, 0)]);

        var score = ClearScore.Of(new ScoredSequence(truth, tracks));

        Assert.That(score, Is.EqualTo(new ClearScore(TruthBoxes: 2, Missed: 0, False: 1, Switches: 0)));
    }

    [Test]
    public void Two_people_who_exchange_tracks_are_two_switches_and_half_the_identity()
    {
        var truth = Frames(4, _ => [At(1, 0), At(2, 500)]);
        var tracks = Frames(4, frame => frame < 2 ? [At(7, 0), At(8, 500)] : [At(8, 0), At(7, 500)]);

        var score = TrackingScore.Of(truth, tracks);

        Assert.That(score.Clear.Switches, Is.EqualTo(2));
        Assert.That(score.Identity.F1, Is.EqualTo(0.5));

        // All boxes are found (DetA 1); each box's track shares 2 of 4 + 4 - 2 boxes with its person: AssA 1/3, HOTA its root.
        Assert.That(score.HigherOrder.DetectionAccuracy, Is.EqualTo(1).Within(1e-9));
        Assert.That(score.HigherOrder.AssociationAccuracy, Is.EqualTo(1.0 / 3).Within(1e-9));
        Assert.That(score.HigherOrder.Value, Is.EqualTo(Math.Sqrt(1.0 / 3)).Within(1e-9));
    }

    [Test]
    public void Higher_order_score_counts_each_overlap_from_one_twentieth_on()
    {
        // An overlap of 1/3 (50 of 150) reaches 6 of the 19 thresholds: 0.05 to 0.30.
        var score = TrackingScore.Of(Frames(3, _ => [At(1, 0)]), Frames(3, _ => [At(1, 50)]));

        Assert.That(score.HigherOrder.Value, Is.EqualTo(6.0 / 19).Within(1e-9));
    }

    [Test]
    public void Scores_of_videos_add_up()
    {
        var good = TrackingScore.Of(Frames(3, _ => [At(1, 0)]), Frames(3, _ => [At(1, 0)]));
        var empty = TrackingScore.Of(Frames(1, _ => [At(1, 0)]), Frames(1, _ => []));

        var both = good + empty;

        Assert.That(both.Clear.Accuracy, Is.EqualTo(0.75));
        Assert.That(both.Identity.F1, Is.EqualTo(6.0 / 7));
        Assert.That(both.HigherOrder.Value, Is.EqualTo(Math.Sqrt(0.75)).Within(1e-9));
    }

    private static LabelledBox[][] Frames(int count, Func<int, LabelledBox[]> frame) => [.. Enumerable.Range(0, count).Select(frame)];

    private static LabelledBox At(int id, float left) => new(id, new BoundingBox(left, 0, left + 100, 100));
}
