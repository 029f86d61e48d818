using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Pipeline;

/// <summary>Analytics of one stream that work at different times; the frames of the tests are decoded from 1970 on.</summary>
internal sealed class AnalysisPipelineScheduleTests
{
    [Test]
    public async Task An_analytic_outside_of_its_schedule_says_nothing_while_the_others_go_on()
    {
        var frames = await RunAsync(_ => 1, PipelineBench.PeopleCount(), Scheduled((1, 2), (3, 4)));

        Assert.That(Times(frames, 0), Is.EqualTo(Enumerable.Range(0, 50).Select(i => i / 10.0)).Within(1e-9));
        Assert.That(
            Times(frames, 1),
            Is.EqualTo(Enumerable.Range(10, 10).Concat(Enumerable.Range(30, 10)).Select(i => i / 10.0)).Within(1e-9));
    }

    [Test]
    public async Task Its_events_end_with_its_hours_and_begin_anew_with_the_next_ones()
    {
        var frames = await RunAsync(_ => 1, PipelineBench.PeopleCount(), Scheduled((1, 2), (3, 4)));

        var events = frames.Where(one => one.AnalyticIndex == 1).SelectMany(one => one.Events).ToArray();
        Assert.That(
            events.Select(sent => (Math.Round(sent.Segment.StartSeconds, 1), Math.Round(sent.Segment.EndSeconds, 1))),
            Is.EqualTo([(1.0, 1.9), (3.0, 3.9)]));
        Assert.That(events.Select(sent => sent.EventId), Is.Unique);
        Assert.That(frames.Where(one => one.AnalyticIndex == 0).SelectMany(one => one.Events).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Nothing_is_detected_for_those_who_rest()
    {
        var detector = new FakeDetector(_ => 1);
        using var bench = new PipelineBench(new FakeSource().Plays(frames: 50), detector);
        await using var pipeline = bench.Pipeline(PipelineBench.File, Scheduled((1, 2)), Scheduled((1, 3)));

        pipeline.Start();
        await pipeline.Completion;

        Assert.That(detector.Calls, Is.EqualTo(20));
    }

    private static async Task<IReadOnlyList<AnalysedFrame>> RunAsync(
        Func<Inference.Media.Frame, int> people, params AnalyticSettings[] analytics)
    {
        using var bench = new PipelineBench(new FakeSource().Plays(frames: 50), new FakeDetector(people));
        await using var pipeline = bench.Pipeline(PipelineBench.File, analytics);
        pipeline.Start();
        await pipeline.Completion;
        return bench.Sink.Frames;
    }

    private static IEnumerable<double> Times(IEnumerable<AnalysedFrame> frames, int analytic) =>
        frames.Where(one => one.AnalyticIndex == analytic && one.Frame is not null).Select(one => one.Frame!.TimeOffset);

    private static AnalyticSettings Scheduled(params (int Start, int End)[] seconds) => PipelineBench.PeopleCount() with
    {
        Schedule = new AnalyticSchedule(
            "UTC",
            [
                .. seconds.Select(interval => new WorkingInterval
                {
                    StartTime = DateTimeOffset.UnixEpoch.AddSeconds(interval.Start),
                    EndTime = DateTimeOffset.UnixEpoch.AddSeconds(interval.End),
                }),
            ]),
    };
}
