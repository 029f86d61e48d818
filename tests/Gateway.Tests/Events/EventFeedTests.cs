using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Streams;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Events;

internal sealed class EventFeedTests
{
    [Test]
    public async Task A_listener_is_told_the_status_at_once()
    {
        var bench = new FeedBench(StreamStatus.Pending);

        await using var listener = bench.Listen();

        Assert.That(listener.Messages.TryRead(out var message), Is.True);
        Assert.That(message!.Status, Is.EqualTo(StreamStatus.Pending));
    }

    [Test]
    public async Task A_listener_that_comes_in_the_middle_gets_what_is_new()
    {
        var bench = new FeedBench(StreamStatus.InProgress);
        bench.Grain.Publish(FeedItems.Frame(1));
        bench.Grain.Publish(FeedItems.Frame(2));
        await using var listener = await bench.ListenLiveAsync();

        bench.Grain.Publish(FeedItems.Frame(3));

        var message = await listener.Messages.ReadAsync();
        Assert.That((message.Item!.Frame!.PeopleCount, message.Cursor.ToString()), Is.EqualTo(((int?)3, "1:3")));
        Assert.That(listener.TakeDropped(), Is.Zero);
    }

    [Test]
    public async Task A_listener_that_waits_for_a_pending_stream_gets_it_from_its_first_frame()
    {
        var bench = new FeedBench(StreamStatus.Pending);
        await using var listener = bench.Listen();
        _ = await listener.Messages.ReadAsync();
        bench.Grain.Publish(FeedItems.Frame(1));
        bench.Grain.Publish(FeedItems.Frame(2));

        bench.SetStatus(StreamStatus.InProgress);

        var started = await bench.AdvanceUntilAsync(listener.Messages.ReadAsync().AsTask());
        var first = await listener.Messages.ReadAsync();
        var second = await listener.Messages.ReadAsync();
        Assert.That(started.Status, Is.EqualTo(StreamStatus.InProgress));
        Assert.That((first.Item!.Frame!.PeopleCount, second.Item!.Frame!.PeopleCount), Is.EqualTo(((int?)1, (int?)2)));
    }

    [TestCase(StreamStatus.Pending)]
    [TestCase(StreamStatus.Paused)]
    [TestCase(StreamStatus.Stop)]
    [TestCase(StreamStatus.Restart)]
    public async Task The_grain_of_a_stream_that_does_not_run_is_never_called(StreamStatus status)
    {
        var bench = new FeedBench(status);

        await using var listener = bench.Listen();
        while (bench.Asked < 5)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        bench.Grains.DidNotReceiveWithAnyArgs().GetGrain<IStreamGrain>(Guid.Empty);
    }

    [Test]
    public async Task A_listener_goes_on_after_a_cursor_without_a_gap_or_a_repeat()
    {
        var bench = new FeedBench(StreamStatus.InProgress);
        for (var count = 1; count <= 600; count++)
        {
            bench.Grain.Publish(FeedItems.Frame(count));
        }

        await using var listener = new Following(bench.Listen(after: "1:400"));

        var counts = await listener.CountsAsync(200);
        Assert.That(counts, Is.EqualTo(Enumerable.Range(401, 200)));
        Assert.That(listener.Listener.TakeDropped(), Is.Zero);
    }

    [Test]
    public async Task One_that_goes_on_from_before_disturbs_nobody_else()
    {
        var bench = new FeedBench(StreamStatus.InProgress);
        bench.Grain.Publish(FeedItems.Frame(1));
        bench.Grain.Publish(FeedItems.Frame(2));
        await using var live = new Following(await bench.ListenLiveAsync());

        await using var late = new Following(bench.Listen(after: "1:1"));
        var missed = await late.CountsAsync(1);
        bench.Grain.Publish(FeedItems.Frame(3));

        Assert.That(missed, Is.EqualTo([2]));
        Assert.That(await late.CountsAsync(1), Is.EqualTo([3]));
        Assert.That(await live.CountsAsync(1), Is.EqualTo([3]));
    }

    [Test]
    public async Task What_the_ring_no_longer_holds_is_counted_as_dropped()
    {
        var bench = new FeedBench(StreamStatus.InProgress);
        for (var count = 1; count <= 10; count++)
        {
            bench.Grain.Publish(FeedItems.Frame(count));
        }

        bench.Grain.Forget(6);
        await using var listener = new Following(bench.Listen(after: "1:2"));

        Assert.That(await listener.CountsAsync(1), Is.EqualTo([7]));
        Assert.That(listener.Listener.TakeDropped(), Is.EqualTo(4));
    }

    [TestCase(StreamStatus.Done)]
    [TestCase(StreamStatus.Failure)]
    [TestCase(StreamStatus.Stop)]
    public async Task After_the_end_of_a_stream_nothing_more_comes(StreamStatus end)
    {
        var bench = new FeedBench(StreamStatus.InProgress);
        await using var listener = await bench.ListenLiveAsync();

        bench.SetStatus(end, "the reason");
        bench.Grain.Close();

        var last = await bench.AdvanceUntilAsync(listener.Messages.ReadAsync().AsTask());
        Assert.That((last.Status, last.Error), Is.EqualTo(((StreamStatus?)end, "the reason")));
        Assert.That(listener.Messages.Completion.IsCompleted, Is.True);
    }

    [Test]
    public async Task An_end_that_the_feed_tells_is_not_told_again_by_the_catalogue()
    {
        var bench = new FeedBench(StreamStatus.InProgress);
        await using var listener = await bench.ListenLiveAsync();

        bench.Grain.Publish(FeedItems.Status(StreamStatus.Done));

        var last = await listener.Messages.ReadAsync();
        Assert.That((last.Status, last.Cursor.ToString()), Is.EqualTo(((StreamStatus?)StreamStatus.Done, "1:1")));
        Assert.That(listener.Messages.Completion.IsCompleted, Is.True);
    }

    [Test]
    public async Task One_that_listens_to_a_stopped_stream_hears_when_it_is_resumed()
    {
        var bench = new FeedBench(StreamStatus.Stop);
        await using var listener = bench.Listen();
        var stopped = await listener.Messages.ReadAsync();

        bench.SetStatus(StreamStatus.Pending);

        var resumed = await bench.AdvanceUntilAsync(listener.Messages.ReadAsync().AsTask());
        Assert.That((stopped.Status, resumed.Status), Is.EqualTo(((StreamStatus?)StreamStatus.Stop, (StreamStatus?)StreamStatus.Pending)));
    }

    [Test]
    public async Task A_stream_that_is_removed_is_the_last_message()
    {
        var bench = new FeedBench(StreamStatus.Pending);
        await using var listener = bench.Listen();
        _ = await listener.Messages.ReadAsync();

        bench.Remove();

        var last = await bench.AdvanceUntilAsync(listener.Messages.ReadAsync().AsTask());
        Assert.That((last.Status, last.Error), Is.EqualTo(((StreamStatus?)null, $"Stream with id {Snapshots.StreamId} was removed")));
        Assert.That(listener.Messages.Completion.IsCompleted, Is.True);
    }

    [Test]
    public async Task A_slow_listener_loses_the_oldest_and_delays_nobody()
    {
        var bench = new FeedBench(StreamStatus.InProgress, queueLength: 4);
        await using var slow = await bench.ListenLiveAsync();
        await using var quick = new Following(await bench.ListenLiveAsync());

        for (var count = 1; count <= 10; count++)
        {
            bench.Grain.Publish(FeedItems.Frame(count));
            _ = await quick.CountsAsync(1);
        }

        var kept = new List<int?>();
        while (slow.Messages.TryRead(out var message))
        {
            kept.Add(message.Item!.Frame!.PeopleCount);
        }

        Assert.That(kept, Is.EqualTo(new int?[] { 7, 8, 9, 10 }));
        Assert.That((slow.TakeDropped(), slow.TakeDropped()), Is.EqualTo((6, 0)));
        Assert.That(quick.Listener.TakeDropped(), Is.Zero);
    }

    [Test]
    public async Task What_concerns_another_analytic_is_not_told()
    {
        var bench = new FeedBench(StreamStatus.InProgress);
        await using var listener = new Following(await bench.ListenLiveAsync());

        bench.Grain.Publish(FeedItems.Frame(1, analyticIndex: 1));
        bench.Grain.Publish(FeedItems.Frame(2));

        Assert.That(await listener.CountsAsync(1), Is.EqualTo([2]));
        Assert.That(listener.Listener.TakeDropped(), Is.Zero);
    }

    [Test]
    public async Task All_listeners_of_a_stream_share_one_cursor_and_the_last_one_ends_it()
    {
        var bench = new FeedBench(StreamStatus.InProgress);
        var first = await bench.ListenLiveAsync();
        var second = bench.Listen();

        bench.Grain.Publish(FeedItems.Frame(1));
        _ = await first.Messages.ReadAsync();
        await first.DisposeAsync();
        bench.Grain.Publish(FeedItems.Frame(2));
        await bench.Grain.CalledAsync(3);
        await second.DisposeAsync();
        var calls = bench.Grain.Calls;
        bench.Grain.Publish(FeedItems.Frame(3));

        Assert.That(bench.Grain.Calls, Is.EqualTo(calls));
    }
}
