using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Streams;

[TestFixture]
internal sealed class StreamGrainTests
{
    [Test]
    public async Task A_file_runs_from_pending_to_done_and_gives_its_slot_back()
    {
        await using var cluster = await StreamCluster.StartAsync(new FakeSource().Plays(20).Plays(20), new FakeDetector(_ => 2), slots: 1);

        var first = await cluster.CreateAsync(PipelineBench.File);
        var second = await cluster.CreateAsync(PipelineBench.File);

        Assert.That(() => cluster.StatusOf(first), Is.EqualTo(StreamStatus.Done).After(StreamCluster.Patience, 20));
        Assert.That(() => cluster.StatusOf(second), Is.EqualTo(StreamStatus.Done).After(StreamCluster.Patience, 20));
        Assert.That(
            cluster.PathOf(first),
            Is.EqualTo([StreamStatus.Pending, StreamStatus.InProgress, StreamStatus.Done]));
    }

    [Test]
    public async Task A_stream_is_started_by_whoever_created_it_and_not_only_by_the_next_pass_of_a_reconciler()
    {
        var settings = new Dictionary<string, string?> { ["Ownership:ReconcileInterval"] = "00:01:00" };
        var source = new FakeSource().PlaysThenStalls(5);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 2), settings: settings);

        var streamId = await cluster.CreateAsync(PipelineBench.Camera);

        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));
    }

    [Test]
    public async Task A_stream_without_a_slot_stays_pending_until_there_is_one()
    {
        var source = new FakeSource().PlaysThenStalls(5).PlaysThenStalls(5);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 2), slots: 1);
        var first = await cluster.CreateAsync(PipelineBench.Camera);
        Assert.That(() => cluster.StatusOf(first), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));

        var second = await cluster.CreateAsync(PipelineBench.Camera);
        var before = cluster.StatusOf(second);
        await cluster.Catalog.StopAsync(first, CancellationToken.None);

        Assert.That(before, Is.EqualTo(StreamStatus.Pending));
        Assert.That(() => cluster.StatusOf(second), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));
    }

    [Test]
    public async Task A_stream_that_its_owners_died_of_fails_with_the_reason_instead_of_running_again()
    {
        var source = new FakeSource().PlaysThenStalls(5);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 2));
        cluster.Store.YoungDeaths = 5;

        var streamId = await cluster.CreateAsync(PipelineBench.Camera, new AutorestartSettings(true, 10, TimeSpan.FromSeconds(1)));

        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.Failure).After(StreamCluster.Patience, 20));
        var stored = cluster.Store.Peek(streamId)!;
        Assert.That(stored.LastError, Does.Contain("5 agents in a row"));
        Assert.That(stored.Autorestart.Status, Is.EqualTo(AutorestartStatus.Denied));
        Assert.That(cluster.PathOf(streamId), Has.None.EqualTo(StreamStatus.InProgress));
    }

    [Test]
    public async Task A_stream_whose_analytic_is_gone_fails_once_with_the_reason()
    {
        await using var cluster = await StreamCluster.StartAsync(new FakeSource(), new FakeDetector(_ => 2));
        var stream = PipelineBench.Stream(PipelineBench.Camera, StreamStatus.Pending);
        stream = stream with
        {
            Settings = stream.Settings with
            {
                Analytics = [new AnalyticSettings { Name = "fire_analytics", Parameters = new ObjectDetectionParameters() }],
            },
        };

        await cluster.Store.CreateAsync(stream, CancellationToken.None);

        Assert.That(() => cluster.StatusOf(stream.StreamId), Is.EqualTo(StreamStatus.Failure).After(StreamCluster.Patience, 20));
        Assert.That(
            cluster.Store.Peek(stream.StreamId)!.LastError,
            Is.EqualTo("Stream processing error: there is no analytic fire_analytics any more"));
        Assert.That(
            cluster.PathOf(stream.StreamId), Is.EqualTo([StreamStatus.Pending, StreamStatus.InProgress, StreamStatus.Failure]));
    }

    [Test]
    public async Task Its_feed_begins_with_its_status_and_numbers_every_item()
    {
        await using var cluster = await StreamCluster.StartAsync(new FakeSource().PlaysThenStalls(2), new FakeDetector(_ => 3));
        var streamId = await cluster.CreateAsync(PipelineBench.Camera);
        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));

        var items = await ReadAsync(cluster, streamId, count: 3);

        Assert.That(items[0].Status, Is.EqualTo(StreamStatus.InProgress));
        Assert.That(items[0].AnalyticIndex, Is.Null);
        Assert.That(items.Select(item => item.Sequence), Is.EqualTo(Enumerable.Range(1, items.Count)));
        Assert.That(items[1].Frame!.PeopleCount, Is.EqualTo(3));
    }

    [Test]
    public async Task Listeners_are_told_of_the_end_and_that_nothing_more_comes()
    {
        var source = new FakeSource().RefusesToOpen(MediaErrorKind.Forbidden, "file:///etc/passwd is not below the media folder");
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 1));

        var streamId = await cluster.CreateAsync(PipelineBench.Camera);
        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.Failure).After(StreamCluster.Patience, 5));
        var page = await cluster.Grains.Stream(streamId).ReadEventsAsync(EventCursor.Start, 100, CancellationToken.None);

        Assert.That(page.IsClosed);
        Assert.That(page.Items[^1].Status, Is.EqualTo(StreamStatus.Failure));
        Assert.That(page.Items[^1].Error, Is.EqualTo("Stream processing error: file:///etc/passwd is not below the media folder"));
        Assert.That(cluster.Store.Peek(streamId)!.LastError, Is.EqualTo(page.Items[^1].Error));
    }

    [Test]
    public async Task Stopping_ends_the_loop_and_resuming_starts_another()
    {
        var source = new FakeSource().PlaysThenStalls(5).PlaysThenStalls(5);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 2));
        var streamId = await cluster.CreateAsync(PipelineBench.Camera);
        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));

        var stopped = await cluster.Catalog.StopAsync(streamId, CancellationToken.None);
        var stoppedAgain = await cluster.Catalog.StopAsync(streamId, CancellationToken.None);
        Assert.That(() => source.Owners.Count, Is.Zero.After(StreamCluster.Patience, 20));
        var resumed = await cluster.Catalog.ResumeAsync(streamId, CancellationToken.None);

        Assert.That((stopped, stoppedAgain, resumed), Is.EqualTo((true, false, true)));
        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));
        Assert.That(
            cluster.PathOf(streamId),
            Is.EqualTo([
                StreamStatus.Pending, StreamStatus.InProgress, StreamStatus.Stop, StreamStatus.Pending, StreamStatus.InProgress,
            ]));
    }

    [Test]
    public async Task Replacing_starts_it_anew_with_the_other_settings_and_the_next_version()
    {
        var source = new FakeSource().PlaysThenStalls(5).PlaysThenStalls(5);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 2));
        var streamId = await cluster.CreateAsync(PipelineBench.Camera);
        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));
        var stream = cluster.Store.Peek(streamId)!;

        var settings = stream.Settings with { Data = PipelineBench.Camera with { Reference = "rtsp://camera/2" } };
        await cluster.Catalog.ReplaceAsync(streamId, settings, CancellationToken.None);

        Assert.That(() => source.Opened.Count, Is.EqualTo(2).After(StreamCluster.Patience, 20));
        Assert.That(source.Opened[1].Reference, Is.EqualTo("rtsp://camera/2"));
        Assert.That(cluster.Store.Peek(streamId)!.Version, Is.EqualTo(2));
    }

    [Test]
    public async Task Deleting_ends_the_loop()
    {
        var source = new FakeSource().PlaysThenStalls(5);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 2));
        var streamId = await cluster.CreateAsync(PipelineBench.Camera);
        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));

        await cluster.Catalog.DeleteAsync(streamId, accountId: null, CancellationToken.None);

        Assert.That(() => source.Owners.Count, Is.Zero.After(StreamCluster.Patience, 20));
        var fault = await Assert.ThrowsAsync<AgentException>(
            () => cluster.Catalog.GetAsync(streamId, accountId: null, CancellationToken.None));
        Assert.That(fault.Error.Code, Is.EqualTo(AgentErrorCodes.StreamNotFound));
    }

    [Test]
    public async Task A_failed_camera_is_restarted_as_often_as_its_settings_say()
    {
        var source = new FakeSource().RefusesToOpen(MediaErrorKind.ConnectionLost, "connection refused", times: 12);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 2));

        var streamId = await cluster.CreateAsync(PipelineBench.Camera, new AutorestartSettings(Enabled: true, 2, TimeSpan.FromSeconds(1)));

        Assert.That(
            () => cluster.Store.Peek(streamId)!.Autorestart.Status,
            Is.EqualTo(AutorestartStatus.Failed).After(StreamCluster.Patience, 20));
        Assert.That(cluster.Store.Peek(streamId)!.Autorestart.CurrentAttempt, Is.EqualTo(2));
        Assert.That(cluster.PathOf(streamId).Count(status => status is StreamStatus.Restart), Is.EqualTo(2));
    }

    [Test]
    public async Task An_analytic_that_nobody_runs_is_refused_and_nothing_is_stored()
    {
        await using var cluster = await StreamCluster.StartAsync(new FakeSource(), new FakeDetector(_ => 1));
        var streamId = Guid.CreateVersion7();
        var settings = new StreamSettings
        {
            AccountId = Guid.NewGuid(),
            Data = PipelineBench.File,
            Analytics = [PipelineBench.PeopleCount() with { Name = "fire_analytics" }],
        };

        var fault = await Assert.ThrowsAsync<AgentException>(
            () => cluster.Catalog.CreateAsync(streamId, settings, CancellationToken.None));

        Assert.That(fault.Error.Code, Is.EqualTo(AgentErrorCodes.UnknownAnalytic));
        Assert.That(cluster.Store.Peek(streamId), Is.Null);
    }

    private static async Task<List<FeedItem>> ReadAsync(StreamCluster cluster, Guid streamId, int count)
    {
        List<FeedItem> items = [];
        var cursor = EventCursor.Start;

        using var patience = new CancellationTokenSource(StreamCluster.Patience);

        while (items.Count < count)
        {
            var page = await cluster.Grains.Stream(streamId).ReadEventsAsync(cursor, 100, patience.Token);
            items.AddRange(page.Items);
            cursor = new EventCursor(page.Epoch, items.Count > 0 ? items[^1].Sequence : 0);
        }

        return items;
    }
}
