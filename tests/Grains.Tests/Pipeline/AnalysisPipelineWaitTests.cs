using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Pipeline;

internal sealed class AnalysisPipelineWaitTests
{
    [Test]
    public async Task A_live_source_that_was_waited_for_long_enough_drops_frames_and_counts_them()
    {
        var source = new FakeSource().PlaysThenStalls(frames: 20);
        var detector = new FakeDetector(_ => 1);
        detector.Hold();
        using var bench = new PipelineBench(source, detector, new PipelineOptions { LiveWait = TimeSpan.FromMilliseconds(20) });

        await using var pipeline = bench.Pipeline(PipelineBench.Camera);
        pipeline.Start();

        Assert.That(() => pipeline.Counters.Dropped, Is.EqualTo(18).After(5000, 5), "two are in work");
    }

    [Test]
    public async Task Frames_of_a_live_source_that_come_all_at_once_wait_a_moment_and_are_analysed()
    {
        var source = new FakeSource().PlaysThenStalls(frames: 20);
        var detector = new FakeDetector(_ => 1);
        detector.Hold();
        using var bench = new PipelineBench(source, detector, new PipelineOptions { LiveWait = TimeSpan.FromSeconds(10) });

        await using var pipeline = bench.Pipeline(PipelineBench.Camera);
        pipeline.Start();
        Assert.That(() => detector.Calls, Is.EqualTo(2).After(5000, 5));
        detector.Release();

        Assert.That(() => pipeline.Counters.Analysed, Is.EqualTo(20).After(5000, 5));
        Assert.That(pipeline.Counters.Dropped, Is.Zero);
    }
}
