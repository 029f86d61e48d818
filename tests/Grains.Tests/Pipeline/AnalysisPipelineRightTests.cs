using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Grains.VideoSdk;

namespace LunaVideoAgent.Grains.Tests.Pipeline;

internal sealed class AnalysisPipelineRightTests
{
    [Test]
    public async Task What_was_in_detection_when_the_right_to_tell_was_lost_is_not_told()
    {
        var mayTell = true;
        var source = new FakeSource().PlaysThenStalls(frames: 2);
        var detector = new FakeDetector(_ => 1);
        detector.Hold();
        using var bench = new PipelineBench(source, detector);
        var job = new PipelineJob
        {
            Data = PipelineBench.Camera,
            Analytics = [PipelineBench.PeopleCount()],
            Images = new InlineImages(),
            MayTellAsync = _ => mayTell ? ValueTask.CompletedTask : throw new OperationCanceledException("The lease is lost."),
        };
        await using var pipeline = new AnalysisPipeline(job, bench.Services, bench.Sink);
        pipeline.Start();
        Assert.That(() => detector.Calls, Is.EqualTo(2).After(5000, 5));

        mayTell = false;
        detector.Release();

        await Assert.CatchAsync<OperationCanceledException>(() => pipeline.Completion);
        Assert.That(bench.Sink.Frames, Is.Empty);
    }
}
