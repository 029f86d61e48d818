using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Pipeline;

internal sealed class SourceStandbyTests
{
    private FakeSource _source = null!;

    [SetUp]
    public void MakeSource() => _source = new FakeSource();

    [Test]
    public async Task A_camera_is_ready_with_its_first_picture()
    {
        using var standby = Open(_source.PlaysThenStalls(frames: 1));

        Assert.That(await standby.Ready, Is.True);
    }

    [Test]
    public async Task A_source_that_fails_is_not_ready_and_gives_nothing()
    {
        using var standby = Open(_source.RefusesToOpen(MediaErrorKind.NotFound, "nobody there"));

        Assert.That(await standby.Ready, Is.False);
        Assert.That(standby.Take(5, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_recording_waits_at_its_beginning_and_its_times_go_on_from_where_they_are_to()
    {
        using var standby = Open(_source.Plays(frames: 3), isRecording: true);
        await standby.Ready;

        var opened = standby.Take(nextSeconds: 42, CancellationToken.None)!;

        using var source = opened.Source;
        using var frame = source.Read(new EveryFrame(), CancellationToken.None);
        Assert.That(opened.First, Is.Null);
        Assert.That(frame!.Position.Index, Is.Zero);
        Assert.That(frame.TimeOffset, Is.EqualTo(42).Within(1e-9));
    }

    [Test]
    public async Task A_source_that_nobody_takes_is_closed()
    {
        var standby = Open(_source.PlaysThenStalls(frames: 1));
        await standby.Ready;

        standby.Dispose();

        await _source.ClosedAsync();
        Assert.That(standby.Take(5, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_source_that_was_taken_stays_open()
    {
        var standby = Open(_source.Plays(frames: 3), isRecording: true);
        await standby.Ready;
        var opened = standby.Take(0, CancellationToken.None)!;

        standby.Dispose();

        Assert.That(_source.Closed, Is.Zero);
        opened.Source.Dispose();
        Assert.That(_source.Closed, Is.EqualTo(1));
    }

    [Test]
    public async Task A_source_that_was_opened_ahead_is_read_on_and_not_opened_again()
    {
        using var bench = new PipelineBench(_source.PlaysThenStalls(frames: 5), new FakeDetector(_ => 1));
        var standby = SourceStandby.Open(PipelineBench.Camera with { Reference = "recording.mp4" }, bench.Services);
        await standby.Ready;

        await using var pipeline = bench.Pipeline(standby, PipelineBench.Camera);
        pipeline.Start();

        Assert.That(() => pipeline.Counters.Analysed + pipeline.Counters.Dropped, Is.EqualTo(5).After(5000, 5));
        Assert.That(_source.Opened, Has.Count.EqualTo(1));
    }

    private static SourceStandby Open(FakeSource source, bool isRecording = false) =>
        new(source.Create(new FrameSourceOptions { Reference = "rtsp://camera/", Kind = SourceKind.Live }), isRecording);

    private sealed class EveryFrame : IFrameSampler
    {
        public bool Wants(FramePosition position) => true;
    }
}
