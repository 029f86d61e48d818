using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Grains.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Streams;

internal sealed class EarlyStartsTests
{
    private FakeSource _source = null!;
    private StreamCluster _cluster = null!;
    private EarlyStarts _starts = null!;

    private SlotGate Slots => _cluster.Services.GetRequiredService<SlotGate>();

    [SetUp]
    public async Task StartAsync()
    {
        // Nobody else is to start what a test puts into the store.
        var settings = new Dictionary<string, string?> { ["Ownership:ReconcileInterval"] = "00:01:00" };
        _source = new FakeSource().PlaysThenStalls(frames: 3).PlaysThenStalls(frames: 3);
        _cluster = await StreamCluster.StartAsync(_source, new FakeDetector(_ => 2), settings: settings);
        _starts = _cluster.Services.GetRequiredService<EarlyStarts>();
    }

    [TearDown]
    public async Task StopAsync() => await _cluster.DisposeAsync();

    [Test]
    public async Task A_stream_that_began_ahead_is_what_its_grain_goes_on_with()
    {
        var streamId = await StoreAsync(StreamStatus.InProgress);

        var runs = await _starts.BeginAsync(streamId);
        var page = await _cluster.Grains.Stream(streamId).ReadEventsAsync(EventCursor.Start, 100, CancellationToken.None);

        Assert.That(runs);
        Assert.That((page.Epoch, page.Items[0].Sequence), Is.EqualTo((1, 1)), "All that came before the grain is there.");
        Assert.That(_source.Opened, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_stream_whose_grain_is_here_is_left_alone()
    {
        var streamId = await StoreAsync(StreamStatus.InProgress);
        await _cluster.Grains.Stream(streamId).EnsureRunningAsync();

        Assert.That(await _starts.BeginAsync(streamId), Is.False);

        var page = await _cluster.Grains.Stream(streamId).ReadEventsAsync(EventCursor.Start, 100, CancellationToken.None);
        Assert.That(page.Epoch, Is.EqualTo(1));
        Assert.That(_source.Opened, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_stream_whose_grain_does_not_come_is_left_to_others()
    {
        var time = new FakeTimeProvider();
        var starts = new EarlyStarts(
            _cluster.Services.GetRequiredService<StreamRuntimeFactory>(), Slots, time, NullLogger<EarlyStarts>.Instance);
        var streamId = await StoreAsync(StreamStatus.InProgress);
        await starts.BeginAsync(streamId);
        Assert.That(Slots.Holds(streamId));

        time.Advance(TimeSpan.FromMinutes(1));

        await _source.ClosedAsync();
        Assert.That(() => Slots.Holds(streamId), Is.False.After(StreamCluster.Patience, 5));
        Assert.That(_cluster.Store.IsHeldBy(streamId, new LeaseOwner("silo")), Is.False);
    }

    [Test]
    public async Task A_stream_that_could_not_begin_ahead_is_started_by_its_grain()
    {
        var streamId = await StoreAsync(StreamStatus.Stop);

        Assert.That(await _starts.BeginAsync(streamId), Is.False);
        Assert.That(Slots.Holds(streamId), Is.False);

        await _cluster.Catalog.ResumeAsync(streamId, CancellationToken.None);
        Assert.That(() => _cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));
    }

    private async Task<Guid> StoreAsync(StreamStatus status)
    {
        var stream = PipelineBench.Stream(PipelineBench.Camera, status);
        await _cluster.Store.CreateAsync(stream, CancellationToken.None);
        return stream.StreamId;
    }
}
