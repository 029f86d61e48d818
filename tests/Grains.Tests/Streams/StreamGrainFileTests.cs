using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Streams;

/// <summary>Streams of video files that are left off and go on.</summary>
[TestFixture]
internal sealed class StreamGrainFileTests
{
    // The frames of the scripted source are of 1970.
    private static readonly (DateTimeOffset, DateTimeOffset) OfFrames =
        (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1));

    [Test]
    public async Task A_file_that_was_stopped_goes_on_behind_the_last_frame_that_was_analysed()
    {
        await using var cluster = await StreamCluster.StartAsync(TwoPlays(), new FakeDetector(_ => 1));
        var streamId = await cluster.CreateAsync(PipelineBench.File);
        Assert.That(await ReadOffsetsAsync(cluster, streamId, 5), Is.EqualTo(Offsets(0, 5)).Within(1e-9));

        await cluster.Catalog.StopAsync(streamId, CancellationToken.None);
        await cluster.Catalog.ResumeAsync(streamId, CancellationToken.None);

        Assert.That(await ReadOffsetsAsync(cluster, streamId, 3), Is.EqualTo(Offsets(5, 8)).Within(1e-9));
    }

    [Test]
    public async Task A_file_goes_on_too_when_its_schedule_begins_again()
    {
        await using var cluster = await StreamCluster.StartAsync(TwoPlays(), new FakeDetector(_ => 1));
        var now = TimeProvider.System.GetUtcNow();
        var streamId = Guid.CreateVersion7();
        await cluster.Catalog.CreateAsync(
            streamId, Scheduled(OfFrames, (now, now.AddSeconds(2)), (now.AddSeconds(4), now.AddMinutes(5))), CancellationToken.None);
        Assert.That(await ReadOffsetsAsync(cluster, streamId, 5), Is.EqualTo(Offsets(0, 5)).Within(1e-9));

        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.Paused).After(StreamCluster.Patience, 20));
        Assert.That(await ReadOffsetsAsync(cluster, streamId, 3), Is.EqualTo(Offsets(5, 8)).Within(1e-9));
    }

    [Test]
    public async Task A_file_of_new_settings_begins_at_its_start()
    {
        await using var cluster = await StreamCluster.StartAsync(TwoPlays(), new FakeDetector(_ => 1));
        var streamId = await cluster.CreateAsync(PipelineBench.File);
        await ReadOffsetsAsync(cluster, streamId, 5);
        await cluster.Catalog.StopAsync(streamId, CancellationToken.None);

        var settings = cluster.Store.Peek(streamId)!.Settings;
        await cluster.Catalog.ReplaceAsync(streamId, settings with { Name = "again" }, CancellationToken.None);

        Assert.That(await ReadOffsetsAsync(cluster, streamId, 8), Is.EqualTo(Offsets(0, 8)).Within(1e-9));
    }

    [Test]
    public async Task A_camera_that_was_stopped_begins_with_what_it_shows()
    {
        await using var cluster = await StreamCluster.StartAsync(TwoPlays(), new FakeDetector(_ => 1));
        var streamId = await cluster.CreateAsync(PipelineBench.Camera);
        await ReadOffsetsAsync(cluster, streamId, 1);

        await cluster.Catalog.StopAsync(streamId, CancellationToken.None);
        await cluster.Catalog.ResumeAsync(streamId, CancellationToken.None);

        Assert.That((await ReadOffsetsAsync(cluster, streamId, 1))[0], Is.Zero.Within(1e-9));
    }

    // The second reading of the same file has three frames more before it stands still.
    private static FakeSource TwoPlays() => new FakeSource().PlaysThenStalls(5).PlaysThenStalls(8);

    private static IEnumerable<double> Offsets(int from, int before) => Enumerable.Range(from, before - from).Select(i => i / 10.0);

    // Of all frames since the owner of now has it, at least so many.
    private static async Task<List<double>> ReadOffsetsAsync(StreamCluster cluster, Guid streamId, int atLeast)
    {
        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));
        var (cursor, offsets) = (EventCursor.Start, new List<double>());

        while (offsets.Count < atLeast)
        {
            var page = await cluster.Grains.Stream(streamId).ReadEventsAsync(cursor, limit: 100, CancellationToken.None);
            Assert.That(page.IsClosed, Is.False);
            offsets.AddRange(page.Items.Select(item => item.Frame?.TimeOffset).OfType<double>());
            cursor = new EventCursor(page.Epoch, page.Items is [.., var last] ? last.Sequence : cursor.Sequence);
        }

        return offsets;
    }

    private static StreamSettings Scheduled(params (DateTimeOffset Start, DateTimeOffset End)[] intervals) => new()
    {
        AccountId = Guid.NewGuid(),
        Data = PipelineBench.File,
        Analytics =
        [
            PipelineBench.PeopleCount() with
            {
                Schedule = new AnalyticSchedule(
                    "UTC",
                    [.. intervals.Select(interval => new WorkingInterval { StartTime = interval.Start, EndTime = interval.End })]),
            },
        ],
    };
}
