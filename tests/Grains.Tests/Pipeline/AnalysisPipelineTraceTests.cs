using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Pipeline;

internal sealed class AnalysisPipelineTraceTests
{
    [Test]
    public async Task A_frame_with_events_tells_how_it_came_to_them_where_somebody_listens()
    {
        using var recorder = new ActivityRecorder();

        var told = (await RunAsync()).First(frame => frame.Events.Count > 0);

        var stages = told.Stages!;
        Assert.That(stages.Detections.Single().Finds, Is.EqualTo("bodies"));
        Assert.That(stages.Detections.Single().InferenceTime, Is.EqualTo(TimeSpan.FromMilliseconds(1)));
        Assert.That(stages.Times.DetectedTime, Is.GreaterThanOrEqualTo(stages.Times.BeginTime));
        Assert.That(stages.Times.BeginTime, Is.GreaterThan(DateTimeOffset.UnixEpoch));
    }

    [Test]
    public async Task Frames_without_events_and_those_that_nobody_traces_have_nothing_to_tell()
    {
        var untraced = await RunAsync();
        using var recorder = new ActivityRecorder();
        var traced = await RunAsync();

        Assert.That(untraced.Select(frame => frame.Stages), Is.All.Null);
        Assert.That(traced.Where(frame => frame.Events.Count == 0).Select(frame => frame.Stages), Is.Not.Empty.And.All.Null);
        Assert.That(recorder.Ended, Is.Empty);
    }

    private static async Task<IReadOnlyList<AnalysedFrame>> RunAsync()
    {
        var source = new FakeSource().Plays(frames: 10);
        using var bench = new PipelineBench(source, new FakeDetector(_ => 3));
        var counting = PipelineBench.PeopleCount(threshold: 1);
        var parameters = ((PeopleCountParameters)counting.Parameters) with
        {
            EventPolicy = new EventPolicySettings(EventTrigger.Start, TimeSpan.FromSeconds(1)),
        };
        await using var pipeline = bench.Pipeline(PipelineBench.File, counting with { Parameters = parameters });
        pipeline.Start();
        await pipeline.Completion;
        return bench.Sink.Frames;
    }
}
