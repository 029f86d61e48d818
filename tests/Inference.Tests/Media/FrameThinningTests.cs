using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class FrameThinningTests
{
    [TestCase(25, 5)]
    [TestCase(25, 10)]
    [TestCase(30, 7)]
    [TestCase(25, 25)]
    [TestCase(10, 0.5)]
    public void On_a_grid_as_many_frames_as_asked_for_are_kept_and_numbered_without_gaps(double rate, double kept)
    {
        var thinning = new FrameThinning(kept);

        var positions = Positions(rate, seconds: 100).Select(thinning.OnGrid).Where(position => position is not null).ToList();

        Assert.That(positions, Has.Count.EqualTo(kept * 100));
        Assert.That(positions.Select(position => position!.Value.Index), Is.EqualTo(Enumerable.Range(0, positions.Count)));
    }

    [Test]
    public void On_a_grid_a_frame_is_kept_or_not_whatever_was_asked_before()
    {
        var positions = Positions(25, seconds: 4).ToArray();
        var thinning = new FrameThinning(7);

        var forwards = positions.Select(thinning.OnGrid).ToArray();
        var backwards = positions.Reverse().Select(thinning.OnGrid).Reverse().ToArray();

        Assert.That(backwards, Is.EqualTo(forwards));
    }

    [TestCase(25, 5)]
    [TestCase(30, 7)]
    public void Frames_in_order_are_thinned_to_the_same_number(double rate, double kept)
    {
        var thinning = new FrameThinning(kept);

        var positions = Positions(rate, seconds: 10).Select(thinning.InOrder).Where(position => position is not null).ToList();

        Assert.That(positions, Has.Count.EqualTo(kept * 10).Within(1));
        Assert.That(positions.Select(position => position!.Value.Index), Is.EqualTo(Enumerable.Range(0, positions.Count)));
    }

    [Test]
    public void After_a_gap_frames_are_not_kept_faster_to_catch_up()
    {
        var thinning = new FrameThinning(5);
        thinning.InOrder(new FramePosition(0, 0, 0.04));

        var kept = Enumerable.Range(0, 25)
            .Select(i => thinning.InOrder(new FramePosition(i + 1, 100 + (i * 0.04), 0.04)))
            .Count(position => position is not null);

        Assert.That(kept, Is.EqualTo(5));
    }

    private static IEnumerable<FramePosition> Positions(double rate, int seconds) =>
        Enumerable.Range(0, (int)(rate * seconds)).Select(i => new FramePosition(i, i / rate, 1 / rate));
}
