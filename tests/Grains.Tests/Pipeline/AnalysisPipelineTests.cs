using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Pipeline;

[TestFixture]
internal sealed class AnalysisPipelineTests
{
    [Test]
    public async Task A_file_is_analysed_frame_by_frame_in_order_to_its_end()
    {
        var source = new FakeSource().Plays(frames: 50);
        using var bench = new PipelineBench(source, new FakeDetector(frame => (int)frame.Position.Index % 4));

        await using var pipeline = bench.Pipeline(PipelineBench.File);
        pipeline.Start();
        var outcome = await pipeline.Completion;

        Assert.That(outcome.Fault, Is.Null);
        Assert.That(
            bench.Sink.Frames.Where(one => one.Frame is not null).Select(one => one.Frame!.PeopleCount),
            Is.EqualTo(Enumerable.Range(0, 50).Select(i => (int?)(i % 4))));
        Assert.That(pipeline.Counters.Analysed, Is.EqualTo(50));
    }

    [Test]
    public async Task Every_frame_is_given_back_whatever_happens_to_it()
    {
        var source = new FakeSource().Plays(frames: 30);
        using var bench = new PipelineBench(source, new FakeDetector(_ => 1));

        await using (var pipeline = bench.Pipeline(PipelineBench.File))
        {
            pipeline.Start();
            await pipeline.Completion;
        }

        Assert.That(source.Owners.Count, Is.Zero);
    }

    [Test]
    public async Task Frames_in_work_when_it_is_stopped_are_given_back_too()
    {
        var source = new FakeSource().PlaysThenStalls(frames: 30);
        var detector = new FakeDetector(_ => 1);
        detector.Hold();
        using var bench = new PipelineBench(source, detector);

        await using (var pipeline = bench.Pipeline(PipelineBench.File))
        {
            pipeline.Start();
        }

        Assert.That(source.Owners.Count, Is.Zero);
    }

    [Test]
    public async Task What_is_open_when_the_source_ends_is_closed()
    {
        var source = new FakeSource().Plays(frames: 10);
        using var bench = new PipelineBench(source, new FakeDetector(_ => 5));

        await using var pipeline = bench.Pipeline(PipelineBench.File);
        pipeline.Start();
        await pipeline.Completion;

        var last = bench.Sink.Frames[^1];
        Assert.That(last.Frame, Is.Null);
        Assert.That(last.Events.Single().Status, Is.EqualTo(EventStatus.Ended));
        Assert.That(last.Events.Single().PeopleCount, Is.EqualTo(5));
    }

    [Test]
    public async Task Analytics_with_the_same_region_share_one_detection_and_keep_their_own_rates()
    {
        var source = new FakeSource().Plays(frames: 12);
        var detector = new FakeDetector(_ => 1);
        using var bench = new PipelineBench(source, detector);

        await using var pipeline = bench.Pipeline(
            PipelineBench.File,
            PipelineBench.PeopleCount(period: 2),
            PipelineBench.PeopleCount(period: 3));
        pipeline.Start();
        await pipeline.Completion;

        var frames = bench.Sink.Frames.Where(one => one.Frame is not null).ToLookup(one => one.AnalyticIndex);
        Assert.That(frames[0].Select(one => one.Frame!.TimeOffset), Is.EqualTo(new[] { 0, 0.2, 0.4, 0.6, 0.8, 1.0 }).Within(1e-9));
        Assert.That(frames[1].Select(one => one.Frame!.TimeOffset), Is.EqualTo(new[] { 0, 0.3, 0.6, 0.9 }).Within(1e-9));
        Assert.That(detector.Calls, Is.EqualTo(8), "frames 0, 2, 3, 4, 6, 8, 9 and 10");
    }

    [Test]
    public async Task A_detector_that_fails_ends_the_pipeline_with_its_reason()
    {
        var source = new FakeSource().Plays(frames: 100);
        var detector = new FakeDetector(_ => 1) { Fault = new InvalidOperationException("the network broke") };
        using var bench = new PipelineBench(source, detector);

        await using var pipeline = bench.Pipeline(PipelineBench.File);
        pipeline.Start();

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.Completion);
        Assert.That(fault.Message, Is.EqualTo("the network broke"));
    }

    [Test]
    public async Task A_pipeline_whose_lease_is_lost_stops_before_the_next_frame()
    {
        var source = new FakeSource().Plays(frames: 1000);
        var isValid = true;
        using var bench = new PipelineBench(source, new FakeDetector(frame =>
        {
            isValid = frame.Position.Index < 5;
            return 1;
        }));

        await using var pipeline = bench.Pipeline(() => isValid, PipelineBench.File);
        pipeline.Start();

        await Assert.CatchAsync<OperationCanceledException>(() => pipeline.Completion);
        Assert.That(bench.Sink.Frames, Has.Count.LessThanOrEqualTo(6));
    }

    [Test]
    public async Task A_region_outside_of_the_frame_is_refused_by_name()
    {
        var source = new FakeSource().Plays(frames: 5);
        using var bench = new PipelineBench(source, new FakeDetector(_ => 1));
        var roi = new RegionOfInterest(2000, 0, 10, 10, CoordinateMode.Absolute);

        await using var pipeline = bench.Pipeline(PipelineBench.File, PipelineBench.PeopleCount(roi: roi));
        pipeline.Start();

        var fault = await Assert.CatchAsync<Exception>(() => pipeline.Completion);
        Assert.That(fault.Message, Does.Contain("roi"));
    }

    [Test]
    public async Task A_lost_camera_is_opened_again_and_time_goes_on()
    {
        var source = new FakeSource()
            .PlaysThenFails(frames: 10, MediaErrorKind.ConnectionLost, "connection reset")
            .PlaysThenStalls(frames: 10);
        using var bench = new PipelineBench(source, new FakeDetector(_ => 1));

        await using var pipeline = bench.Pipeline(PipelineBench.Camera, PipelineBench.PeopleCount(period: 10));
        pipeline.Start();

        Assert.That(() => bench.Sink.Frames, Has.Count.EqualTo(2).After(5000, 5));
        Assert.That(bench.Sink.Frames[1].Frame!.TimeOffset, Is.GreaterThan(bench.Sink.Frames[0].Frame!.TimeOffset));
        Assert.That(
            bench.Sink.Reconnects.Single().Message,
            Is.EqualTo("Attempt to reconnect to stream: 1 of 3 due to connection reset"));
    }

    [Test]
    public async Task A_camera_that_stays_away_fails_after_its_attempts()
    {
        var source = new FakeSource().RefusesToOpen(MediaErrorKind.NotFound, "connection refused", times: 10);
        using var bench = new PipelineBench(source, new FakeDetector(_ => 1));

        await using var pipeline = bench.Pipeline(PipelineBench.Camera);
        pipeline.Start();
        var outcome = await pipeline.Completion;

        Assert.That(outcome.Fault!.Message, Is.EqualTo("connection refused"));
        Assert.That(bench.Sink.Reconnects.Select(one => one.Number), Is.EqualTo([1, 2, 3]));
        Assert.That(source.Opened, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_camera_that_ends_again_and_again_is_done_after_its_attempts()
    {
        var source = new FakeSource();

        for (var i = 0; i < 10; i++)
        {
            source.PlaysThenFails(frames: 0, MediaErrorKind.EndOfStream, "end of stream");
        }

        using var bench = new PipelineBench(source, new FakeDetector(_ => 1));

        await using var pipeline = bench.Pipeline(PipelineBench.Camera);
        pipeline.Start();
        var outcome = await pipeline.Completion;

        Assert.That(outcome.Fault, Is.Null);
        Assert.That(bench.Sink.Reconnects, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Frames_between_losses_start_the_count_of_attempts_anew()
    {
        var source = new FakeSource();

        for (var i = 0; i < 8; i++)
        {
            source.PlaysThenFails(frames: 1, MediaErrorKind.Timeout, "nothing came for 3 s");
        }

        source.RefusesToOpen(MediaErrorKind.Forbidden, "enough");
        using var bench = new PipelineBench(source, new FakeDetector(_ => 1));

        await using var pipeline = bench.Pipeline(PipelineBench.Camera);
        pipeline.Start();
        await pipeline.Completion;

        Assert.That(bench.Sink.Reconnects.Select(one => one.Number), Is.All.EqualTo(1));
        Assert.That(bench.Sink.Reconnects, Has.Count.EqualTo(8));
    }

    [TestCase(MediaErrorKind.Forbidden)]
    [TestCase(MediaErrorKind.Unsupported)]
    [TestCase(MediaErrorKind.Configuration)]
    public async Task A_fault_that_waiting_cannot_cure_is_not_waited_for(MediaErrorKind kind)
    {
        var source = new FakeSource().RefusesToOpen(kind, "no");
        using var bench = new PipelineBench(source, new FakeDetector(_ => 1));

        await using var pipeline = bench.Pipeline(PipelineBench.Camera);
        pipeline.Start();
        var outcome = await pipeline.Completion;

        Assert.That(outcome.Fault!.Kind, Is.EqualTo(kind));
        Assert.That(bench.Sink.Reconnects, Is.Empty);
    }
}
