using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Streams;

[TestFixture]
internal sealed class StreamGrainScheduleTests
{
    [Test]
    public async Task Outside_of_its_schedule_a_stream_is_paused_without_a_slot_and_goes_on_when_it_begins_again()
    {
        var source = new FakeSource().PlaysThenStalls(5).PlaysThenStalls(5).PlaysThenStalls(5);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 1), slots: 1);
        var now = TimeProvider.System.GetUtcNow();

        // One that rests is heard for two seconds more; a busy machine must start the other one between that and the second interval.
        var scheduled = await CreateAsync(cluster, (now, now.AddSeconds(3)), (now.AddSeconds(10), now.AddMinutes(5)));
        Assert.That(() => cluster.StatusOf(scheduled), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));

        // It gets the slot as soon as the first one rests.
        var other = await cluster.CreateAsync(PipelineBench.Camera);
        Assert.That(() => cluster.StatusOf(other), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));
        Assert.That(cluster.StatusOf(scheduled), Is.EqualTo(StreamStatus.Paused));
        await cluster.Catalog.StopAsync(other, CancellationToken.None);

        Assert.That(() => cluster.StatusOf(scheduled), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));
        Assert.That(cluster.PathOf(scheduled), Is.EqualTo(
        [
            StreamStatus.Pending,
            StreamStatus.InProgress,
            StreamStatus.Paused,
            StreamStatus.Pending,
            StreamStatus.InProgress,
        ]));
        Assert.That(
            () => source.Opened.Count, Is.EqualTo(3).After(StreamCluster.Patience, 20), "decoding stopped in between");
    }

    [Test]
    public async Task A_stream_that_is_made_outside_of_its_schedule_never_opens_its_source_until_it_begins()
    {
        var source = new FakeSource().PlaysThenStalls(5);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 1));
        var now = TimeProvider.System.GetUtcNow();
        var streamId = await CreateAsync(cluster, (now.AddSeconds(3), now.AddMinutes(5)));

        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.Paused).After(StreamCluster.Patience, 20));
        Assert.That(source.Opened, Is.Empty);
        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));
        Assert.That(
            cluster.PathOf(streamId),
            Is.EqualTo([StreamStatus.Pending, StreamStatus.Paused, StreamStatus.Pending, StreamStatus.InProgress]));
    }

    [Test]
    public async Task Listeners_hear_the_last_event_and_that_it_is_paused()
    {
        await using var cluster = await StreamCluster.StartAsync(new FakeSource().PlaysThenStalls(5), new FakeDetector(_ => 1));
        var now = TimeProvider.System.GetUtcNow();

        // The frames of the scripted source are of 1970.
        var ofFrames = (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1));
        var streamId = await CreateAsync(cluster, ofFrames, (now, now.AddSeconds(2)));
        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));

        var items = new List<FeedItem>();
        var (cursor, isClosed) = (EventCursor.Start, false);

        while (!isClosed)
        {
            var page = await cluster.Grains.Stream(streamId).ReadEventsAsync(cursor, limit: 100, CancellationToken.None);
            items.AddRange(page.Items);
            cursor = new EventCursor(page.Epoch, page.Items is [.., var last] ? last.Sequence : cursor.Sequence);
            isClosed = page.IsClosed;
        }

        Assert.That(items[^1].Status, Is.EqualTo(StreamStatus.Paused));
        Assert.That(items.SelectMany(item => item.Events).Single().Status, Is.EqualTo(EventStatus.Ended));
    }

    [Test]
    public async Task A_stream_whose_schedule_is_over_stays_paused_and_can_be_stopped()
    {
        await using var cluster = await StreamCluster.StartAsync(new FakeSource(), new FakeDetector(_ => 1));
        var now = TimeProvider.System.GetUtcNow();
        var streamId = await CreateAsync(cluster, (now.AddHours(-2), now.AddHours(-1)));
        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.Paused).After(StreamCluster.Patience, 20));

        Assert.That(await cluster.Catalog.StopAsync(streamId, CancellationToken.None), Is.True);
        Assert.That(cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.Stop));
    }

    [Test]
    public async Task An_analytic_that_rests_while_another_works_is_shown_as_resting()
    {
        await using var cluster = await StreamCluster.StartAsync(new FakeSource().PlaysThenStalls(5), new FakeDetector(_ => 1));
        var now = TimeProvider.System.GetUtcNow();
        var streamId = Guid.CreateVersion7();
        await cluster.Catalog.CreateAsync(
            streamId,
            Settings(PipelineBench.PeopleCount(), Scheduled((now.AddHours(-2), now.AddHours(-1)))),
            CancellationToken.None);
        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));

        var stream = await cluster.Catalog.GetAsync(streamId, accountId: null, CancellationToken.None);

        Assert.That(stream.Resting, Is.EqualTo([1]));
    }

    private static async Task<Guid> CreateAsync(StreamCluster cluster, params (DateTimeOffset Start, DateTimeOffset End)[] intervals)
    {
        var streamId = Guid.CreateVersion7();
        await cluster.Catalog.CreateAsync(streamId, Settings(Scheduled(intervals)), CancellationToken.None);
        return streamId;
    }

    private static StreamSettings Settings(params AnalyticSettings[] analytics) =>
        new() { AccountId = Guid.NewGuid(), Data = PipelineBench.Camera, Analytics = analytics };

    private static AnalyticSettings Scheduled(params (DateTimeOffset Start, DateTimeOffset End)[] intervals) =>
        PipelineBench.PeopleCount() with
        {
            Schedule = new AnalyticSchedule(
                "UTC",
                [.. intervals.Select(interval => new WorkingInterval { StartTime = interval.Start, EndTime = interval.End })]),
        };
}
