using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Grains.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Streams;

internal sealed class SourceStandbysTests
{
    private FakeTimeProvider _time = null!;
    private FakeSource _source = null!;
    private PipelineBench _bench = null!;
    private SourceStandbys _standbys = null!;

    [SetUp]
    public void MakeThem()
    {
        _time = new FakeTimeProvider();
        _source = new FakeSource().PlaysThenStalls(frames: 1).PlaysThenStalls(frames: 1);
        _bench = new PipelineBench(_source, new FakeDetector(_ => 1), options: null, _time);
        _standbys = new SourceStandbys(_bench.Services, new SlotGate(1));
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public async Task A_camera_waits_for_whoever_takes_its_stream()
    {
        var stream = Stream(PipelineBench.Camera);

        Assert.That(await _standbys.OpenAsync(stream), Is.True);
        using var standby = _standbys.Take(stream);

        Assert.That(standby, Is.Not.Null);
        Assert.That(_standbys.Take(stream), Is.Null, "It is there once.");
    }

    [Test]
    public async Task A_camera_whose_stream_does_not_come_is_closed()
    {
        var stream = Stream(PipelineBench.Camera);
        await _standbys.OpenAsync(stream);

        _time.Advance(TimeSpan.FromMinutes(1));

        await _source.ClosedAsync();
        Assert.That(_standbys.Take(stream), Is.Null);
    }

    [Test]
    public async Task A_camera_of_other_settings_is_closed()
    {
        var stream = Stream(PipelineBench.Camera);
        await _standbys.OpenAsync(stream);

        Assert.That(_standbys.Take(stream with { Version = 2 }), Is.Null);
        await _source.ClosedAsync();
    }

    [Test]
    public async Task No_more_wait_than_there_are_slots_and_files_not_at_all()
    {
        Assert.That(await _standbys.OpenAsync(Stream(PipelineBench.File)), Is.False);
        Assert.That(await _standbys.OpenAsync(Stream(PipelineBench.Camera)), Is.True);
        Assert.That(await _standbys.OpenAsync(Stream(PipelineBench.Camera)), Is.False);
        Assert.That(_source.Opened, Has.Count.EqualTo(1));
    }

    private static StreamSnapshot Stream(StreamData data) => PipelineBench.Stream(data, StreamStatus.InProgress);
}
