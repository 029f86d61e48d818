using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Uploads;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.VideoSdk;

[TestFixture]
internal sealed class VideoSdkGrainTests
{
    private static readonly VideoSettings Video = new(PipelineBench.File, MaxErrorCount: null);

    [Test]
    public async Task A_video_is_answered_with_the_events_of_each_analytic_in_order()
    {
        await using var cluster = await StreamCluster.StartAsync(
            new FakeSource().Plays(30),
            new FakeDetector(frame => frame.Position.Index is >= 10 and < 20 ? 4 : 1));

        var result = await cluster.Grains.VideoSdk().AnalyseAsync(
            Video,
            [PipelineBench.PeopleCount(threshold: 3), PipelineBench.PeopleCount(threshold: 9)],
            CancellationToken.None);

        Assert.That(result.Analytics.Select(one => one.Events!.Count), Is.EqualTo([1, 0]));
        Assert.That(result.Analytics[0].Events![0].PeopleCount, Is.EqualTo(4));
        Assert.That(result.Analytics[0].Events![0].Segment.StartSeconds, Is.EqualTo(1.0).Within(1e-9));
        Assert.That((result.Video.FrameCount, result.Video.FrameRate, result.Video.Duration), Is.EqualTo((30, 10.0, 3.0)));
    }

    [Test]
    public async Task A_region_that_has_nothing_of_the_picture_is_the_fault_of_its_analytic_not_of_the_video()
    {
        await using var cluster = await StreamCluster.StartAsync(new FakeSource().Plays(30), new FakeDetector(_ => 1));
        var outside = new RegionOfInterest(60_000, 60_000, 100, 100, CoordinateMode.Absolute);

        var result = await cluster.Grains.VideoSdk().AnalyseAsync(Video, [PipelineBench.PeopleCount(roi: outside)], CancellationToken.None);

        Assert.That(result.Analytics[0].Events, Is.Null);
        Assert.That(result.Analytics[0].Error?.Code, Is.EqualTo(AgentErrorCodes.AnalyticFailed));
        Assert.That(result.Video.FrameRate, Is.EqualTo(10));
    }

    [TestCase(MediaErrorKind.NotFound, AgentErrorCodes.DownloadFailed)]
    [TestCase(MediaErrorKind.Forbidden, AgentErrorCodes.DownloadFailed)]
    [TestCase(MediaErrorKind.Timeout, AgentErrorCodes.DownloadFailed)]
    [TestCase(MediaErrorKind.Unsupported, AgentErrorCodes.UnsupportedVideo)]
    [TestCase(MediaErrorKind.Damaged, AgentErrorCodes.DecodeError)]
    [TestCase(MediaErrorKind.Configuration, AgentErrorCodes.DecoderFailed)]
    public async Task A_video_that_cannot_be_read_is_answered_with_the_contracts_code(MediaErrorKind kind, int code)
    {
        await using var cluster = await StreamCluster.StartAsync(new FakeSource().RefusesToOpen(kind, "no"), new FakeDetector(_ => 1));

        var fault = await Assert.ThrowsAsync<AgentException>(
            () => cluster.Grains.VideoSdk().AnalyseAsync(Video, [PipelineBench.PeopleCount()], CancellationToken.None));

        Assert.That(fault.Error.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task A_caller_that_goes_away_stops_the_work()
    {
        var source = new FakeSource().PlaysThenStalls(5);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 1));
        using var caller = new CancellationTokenSource();

        var analysing = cluster.Grains.VideoSdk().AnalyseAsync(Video, [PipelineBench.PeopleCount()], caller.Token);
        Assert.That(() => source.Opened, Has.Count.EqualTo(1).After(StreamCluster.Patience, 20));
        await caller.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => analysing);
        Assert.That(() => source.Owners.Count, Is.Zero.After(StreamCluster.Patience, 20));
    }

    [Test]
    public async Task An_uploaded_video_is_held_while_its_caller_waits_and_no_longer()
    {
        var source = new FakeSource().PlaysThenStalls(5);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 1));
        using var caller = new CancellationTokenSource();
        var videoId = Guid.CreateVersion7();
        var video = new VideoSettings(PipelineBench.File with { Reference = UploadReference.Of(videoId) }, MaxErrorCount: null);

        var analysing = cluster.Grains.VideoSdk().AnalyseAsync(video, [PipelineBench.PeopleCount()], caller.Token);
        Assert.That(() => source.Opened, Has.Count.EqualTo(1).After(StreamCluster.Patience, 20));
        Assert.That(cluster.Uploads.Users.Values, Is.EqualTo(new[] { videoId }));
        await caller.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => analysing);
        Assert.That(() => cluster.Uploads.Users, Is.Empty.After(StreamCluster.Patience, 20));
    }

    [Test]
    public async Task More_videos_than_there_are_places_for_are_refused_at_once()
    {
        var source = new FakeSource().PlaysThenStalls(1).PlaysThenStalls(1).PlaysThenStalls(1).PlaysThenStalls(1);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 1));
        using var callers = new CancellationTokenSource();
        var running = Enumerable.Range(0, 4)
            .Select(_ => cluster.Grains.VideoSdk().AnalyseAsync(Video, [PipelineBench.PeopleCount()], callers.Token))
            .ToList();
        Assert.That(() => source.Opened, Has.Count.EqualTo(4).After(StreamCluster.Patience, 20));

        var fault = await Assert.ThrowsAsync<AgentException>(
            () => cluster.Grains.VideoSdk().AnalyseAsync(Video, [PipelineBench.PeopleCount()], CancellationToken.None));
        await callers.CancelAsync();

        Assert.That(fault.Error.Code, Is.EqualTo(AgentErrorCodes.Busy));
        Assert.That(running, Has.Count.EqualTo(4));
    }
}
