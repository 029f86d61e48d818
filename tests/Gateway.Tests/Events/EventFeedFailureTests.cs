using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Tests.Events;

internal sealed class EventFeedFailureTests
{
    [Test]
    public async Task Another_owner_is_followed_from_its_first_item()
    {
        var bench = new FeedBench(StreamStatus.InProgress);
        bench.Grain.Publish(FeedItems.Frame(1));
        await using var listener = new Following(await bench.ListenLiveAsync());
        bench.Grain.Publish(FeedItems.Frame(2));
        _ = await listener.CountsAsync(1);

        bench.Grain.Close();
        bench.Grain.StartEpoch(2);
        bench.Grain.Publish(FeedItems.Frame(9));

        Assert.That(await bench.AdvanceUntilAsync(listener.CountsAsync(1)), Is.EqualTo([9]));
        Assert.That(listener.LastCursor, Is.EqualTo("2:1"));
        Assert.That(listener.Listener.TakeDropped(), Is.Zero);
    }

    [Test]
    public async Task What_an_owner_says_that_was_followed_by_another_is_ignored()
    {
        var bench = new FeedBench(StreamStatus.InProgress);
        await using var listener = new Following(await bench.ListenLiveAsync());
        bench.Grain.StartEpoch(5);
        bench.Grain.Publish(FeedItems.Frame(1));
        _ = await listener.CountsAsync(1);

        bench.Grain.StartEpoch(4);
        bench.Grain.Publish(FeedItems.Frame(2));
        bench.Grain.Fail(new TimeoutException());
        await bench.AdvanceUntilAsync(bench.Grain.CalledAsync(3));
        bench.Grain.StartEpoch(6);
        bench.Grain.Publish(FeedItems.Frame(3));

        Assert.That(await bench.AdvanceUntilAsync(listener.CountsAsync(1)), Is.EqualTo([3]));
    }

    [Test]
    public async Task A_failure_of_the_grain_is_tried_again_and_loses_nothing()
    {
        var bench = new FeedBench(StreamStatus.InProgress);
        await using var listener = new Following(await bench.ListenLiveAsync());
        bench.Grain.Publish(FeedItems.Frame(1));
        _ = await listener.CountsAsync(1);

        bench.Grain.Fail(new TimeoutException("no answer"));
        bench.Grain.Publish(FeedItems.Frame(2));

        Assert.That(await bench.AdvanceUntilAsync(listener.CountsAsync(1)), Is.EqualTo([2]));
        Assert.That(bench.Logger.Ids, Is.EqualTo([4020]));
    }

    [Test]
    public async Task A_lost_connection_makes_the_feed_ask_anew_at_once()
    {
        var bench = new FeedBench(StreamStatus.InProgress);
        await using var listener = await bench.ListenLiveAsync();
        var asked = bench.Asked;

        bench.Feeds.Retry();
        await bench.Grain.CalledAsync(bench.Grain.Calls + 1);

        Assert.That(bench.Asked, Is.GreaterThan(asked));
    }
}
