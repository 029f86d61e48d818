using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Tests.Segments;

[TestFixture]
internal sealed class SegmentBoardTests
{
    [Test]
    public void Each_segment_is_in_one_pair_of_hands_and_comes_in_its_order()
    {
        var board = new SegmentBoard(Segments(3));

        Assert.That(board.TryTake()?.Index, Is.Zero);
        Assert.That(board.TryTakeForOther()?.Index, Is.EqualTo(1));
        Assert.That(board.TryTake()?.Index, Is.EqualTo(2));
        Assert.That(board.TryTake(), Is.Null);
        Assert.That(board.TryTakeForOther(), Is.Null);
    }

    [Test]
    public void What_is_given_back_is_next_for_anybody()
    {
        var board = new SegmentBoard(Segments(3));
        var first = board.TryTake()!;
        board.GiveBack(first);

        Assert.That(board.OpenForOthers, Is.EqualTo(3));
        Assert.That(board.TryTakeForOther(), Is.SameAs(first));
    }

    [Test]
    public void What_another_silo_did_not_finish_is_for_this_one_alone()
    {
        var board = new SegmentBoard(Segments(2));
        var first = board.TryTakeForOther()!;
        board.Keep(first);

        Assert.That(board.OpenForOthers, Is.EqualTo(1));
        Assert.That(board.TryTakeForOther()?.Index, Is.EqualTo(1));
        Assert.That(board.TryTakeForOther(), Is.Null);
        Assert.That(board.TryTake(), Is.SameAs(first));
    }

    [Test]
    public async Task One_who_waits_is_told_of_what_comes_back_and_of_the_end()
    {
        var board = new SegmentBoard(Segments(1));
        var taken = board.TryTake()!;
        var waiting = board.WaitForOpenAsync(CancellationToken.None);
        Assert.That(waiting.IsCompleted, Is.False);

        board.GiveBack(taken);
        Assert.That(await waiting, Is.True);

        _ = board.TryTake();
        waiting = board.WaitForOpenAsync(CancellationToken.None);
        board.Finish();
        Assert.That(await waiting, Is.False);
        Assert.That(board.Done.IsCompleted);
    }

    [Test]
    public async Task Nothing_to_do_is_done_at_once_and_waiting_can_be_given_up()
    {
        using var cancelled = new CancellationTokenSource();
        var board = new SegmentBoard(Segments(1));
        _ = board.TryTake();
        var waiting = board.WaitForOpenAsync(cancelled.Token);

        await cancelled.CancelAsync();

        Assert.That(new SegmentBoard([]).Done.IsCompleted);
        await Assert.CatchAsync<OperationCanceledException>(() => waiting);
    }

    private static IEnumerable<SegmentBounds> Segments(int count) => Enumerable.Range(0, count).Select(index => new SegmentBounds
    {
        Index = index,
        Origin = 0,
        Frames = 1,
        Packets = 1,
    });
}
