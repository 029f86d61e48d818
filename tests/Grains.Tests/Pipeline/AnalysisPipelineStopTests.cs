using LunaVideoAgent.Grains.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Pipeline;

internal sealed class AnalysisPipelineStopTests
{
    [Test]
    public async Task Frames_in_work_are_analysed_before_it_stops_after_its_next()
    {
        var time = new FakeTimeProvider();
        var source = new FakeSource().PlaysThenStalls(frames: 2);
        var detector = new FakeDetector(_ => 1);
        detector.Hold();
        using var bench = new PipelineBench(source, detector, options: null, time);
        await using var pipeline = bench.Pipeline(PipelineBench.Camera);
        pipeline.Start();
        Assert.That(() => detector.Calls, Is.EqualTo(2).After(5000, 5));

        var stop = pipeline.StopAfterNextAsync();
        detector.Release();
        Assert.That(stop.IsCompleted, Is.False, "It waits for another frame, which does not come.");
        time.Advance(TimeSpan.FromSeconds(1));
        await stop;

        Assert.That((pipeline.Counters.Analysed, source.Owners.Count), Is.EqualTo((2, 0)));
        Assert.That(pipeline.Remember()!.LastIndex, Is.EqualTo(1));
    }

    [Test]
    public async Task It_stops_after_its_next_frame_whatever_else_would_come()
    {
        // The time stands still: nothing but the frame itself ends it.
        var source = new FakeSource().Plays(frames: 30);
        var detector = new FakeDetector(_ => 1);
        detector.Hold();
        using var bench = new PipelineBench(source, detector, options: null, new FakeTimeProvider());
        await using var pipeline = bench.Pipeline(PipelineBench.File);
        pipeline.Start();
        Assert.That(() => detector.Calls, Is.EqualTo(bench.Services.Options.FileFramesInFlight).After(5000, 5));

        var stop = pipeline.StopAfterNextAsync();
        detector.Release();
        await stop;

        var frames = bench.Services.Options.FileFramesInFlight + 1;
        Assert.That((pipeline.Counters.Analysed, source.Owners.Count), Is.EqualTo((frames, 0)));
        Assert.That(pipeline.LastIndex, Is.EqualTo(frames - 1));
    }

    [Test]
    public async Task A_detection_that_hangs_does_not_keep_it_from_stopping_after_its_next_frame()
    {
        var time = new FakeTimeProvider();
        var source = new FakeSource().Plays(frames: 1);
        var detector = new FakeDetector(_ => 1);
        detector.Hold();
        using var bench = new PipelineBench(source, detector, options: null, time);
        await using var pipeline = bench.Pipeline(PipelineBench.File);
        pipeline.Start();
        Assert.That(() => detector.Calls, Is.EqualTo(1).After(5000, 5));

        var stop = pipeline.StopAfterNextAsync();
        Assert.That(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return stop.IsCompleted;
            },
            Is.True.After(5000, 5));

        Assert.That((pipeline.Counters.Analysed, source.Owners.Count), Is.EqualTo((0, 0)));
    }
}
