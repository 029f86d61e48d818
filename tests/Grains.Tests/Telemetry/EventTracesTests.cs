using System.Diagnostics;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Telemetry;
using LunaVideoAgent.Grains.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Telemetry;

internal sealed class EventTracesTests
{
    private static readonly DateTimeOffset Decoded = SampleCallback.Time;
    private static readonly StreamSnapshot Stream = SampleCallback.Stream(SampleCallback.Http());

    private readonly FakeTimeProvider _time = new(Decoded.AddMilliseconds(50));

    [Test]
    public void Nothing_is_traced_unless_somebody_listens()
    {
        using var traces = EventTraces.Begin(Frame(SampleCallback.Event()), Stream, _time);

        Assert.That(traces, Is.Null);
    }

    [Test]
    public void A_frame_without_events_is_never_traced()
    {
        using var recorder = new ActivityRecorder();

        using (var traces = EventTraces.Begin(Frame(), Stream, _time))
        {
            Assert.That(traces, Is.Null);
        }

        Assert.That(recorder.Ended, Is.Empty);
    }

    [Test]
    public void An_event_has_one_trace_with_each_stage_of_its_frame()
    {
        using var recorder = new ActivityRecorder();
        var source = SampleCallback.Event();
        AnalyticEvent told;

        using (var traces = EventTraces.Begin(Frame(source), Stream, _time)!)
        {
            told = traces.Events.Single();
        }

        var whole = recorder.Single("event");
        Assert.That(
            recorder.Ended.Select(one => one.OperationName), Is.EqualTo(new[] { "decode", "detect", "analyse", "publish", "event" }));
        Assert.That(recorder.Ended.Select(one => one.TraceId).Distinct().Count(), Is.EqualTo(1));
        Assert.That(recorder.Ended.SkipLast(1).Select(one => one.ParentSpanId), Is.All.EqualTo(whole.SpanId));
        Assert.That(told, Is.EqualTo(source with { TraceParent = recorder.Single("publish").Id }));
        Assert.That(whole.GetTagItem("luna.event_id"), Is.EqualTo(source.EventId.ToString()));
        Assert.That(whole.GetTagItem("luna.stream_id"), Is.EqualTo(Stream.StreamId.ToString()));
        Assert.That(whole.GetTagItem("luna.event_type"), Is.EqualTo("crowd"));
        Assert.That(whole.GetTagItem("luna.event_status"), Is.EqualTo("in_progress"));
    }

    [Test]
    public void Spans_are_told_apart_by_their_names()
    {
        using var recorder = new ActivityRecorder();

        using (EventTraces.Begin(Frame(SampleCallback.Event()), Stream, _time))
        {
        }

        Assert.That(
            recorder.Ended.Select(one => one.DisplayName),
            Is.EqualTo(new[] { "decode", "detect bodies", "analyse", "publish", "event crowd in_progress" }));
    }

    [Test]
    public void Stages_have_the_times_at_which_the_frame_passed_them()
    {
        using var recorder = new ActivityRecorder();

        using (EventTraces.Begin(Frame(SampleCallback.Event()), Stream, _time))
        {
        }

        Assert.That(Milliseconds(recorder.Single("decode")), Is.EqualTo((-4, 0)));
        Assert.That(Milliseconds(recorder.Single("detect")), Is.EqualTo((1, 33)));
        Assert.That(Milliseconds(recorder.Single("analyse")), Is.EqualTo((40, 50)));
        Assert.That(Milliseconds(recorder.Single("event")).Start, Is.EqualTo(-4));
        Assert.That(recorder.Single("detect").GetTagItem("luna.detector"), Is.EqualTo("bodies"));
        Assert.That(recorder.Single("detect").GetTagItem("luna.queue_seconds"), Is.EqualTo(0.002));
    }

    [Test]
    public void Two_events_of_a_frame_have_two_traces()
    {
        using var recorder = new ActivityRecorder();

        using (EventTraces.Begin(Frame(SampleCallback.Event(), SampleCallback.Event()), Stream, _time))
        {
        }

        var wholes = recorder.Ended.Where(one => one.OperationName == "event").ToArray();
        Assert.That(wholes.Select(one => one.ParentSpanId), Is.All.EqualTo(default(ActivitySpanId)));
        Assert.That(wholes.Select(one => one.TraceId).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public void An_event_that_closes_with_its_source_has_a_trace_without_a_frame()
    {
        using var recorder = new ActivityRecorder();

        using (EventTraces.Begin(Frame(SampleCallback.Event()) with { Stages = null }, Stream, _time))
        {
        }

        Assert.That(recorder.Ended.Select(one => one.OperationName), Is.EqualTo(new[] { "publish", "event" }));
    }

    [TestCase(ActivitySamplingResult.None)]
    [TestCase(ActivitySamplingResult.PropagationData)]
    public void An_event_that_is_not_sampled_is_told_without_a_trace(ActivitySamplingResult sampling)
    {
        using var recorder = new ActivityRecorder(sampling);
        var source = SampleCallback.Event();

        using (var traces = EventTraces.Begin(Frame(source), Stream, _time)!)
        {
            Assert.That(traces.Events, Is.EqualTo(new[] { source }));
        }

        Assert.That(recorder.Ended.Where(one => one.Recorded), Is.Empty);
    }

    [Test]
    public void Whoever_started_the_stream_is_no_part_of_the_trace()
    {
        using var recorder = new ActivityRecorder();
        using var outer = new Activity("request").Start();

        using (EventTraces.Begin(Frame(SampleCallback.Event()), Stream, _time))
        {
        }

        Assert.That(recorder.Single("event").TraceId, Is.Not.EqualTo(outer.TraceId));
    }

    private static AnalysedFrame Frame(params AnalyticEvent[] events) => new(0, Frame: null, events, Decoded, TimeSpan.FromMilliseconds(30))
    {
        Stages = new FrameStages(
            new StageTimes(Decoded.AddMilliseconds(1), Decoded.AddMilliseconds(40), TimeSpan.FromMilliseconds(4)),
            [new FrameStages.Detection("bodies", TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(30))]),
    };

    private static (double Start, double End) Milliseconds(Activity activity)
    {
        var start = activity.StartTimeUtc - Decoded.UtcDateTime;
        return (start.TotalMilliseconds, (start + activity.Duration).TotalMilliseconds);
    }
}
