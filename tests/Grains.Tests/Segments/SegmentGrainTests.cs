using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Analytics.Detections;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Tests.Segments;

[TestFixture]
internal sealed class SegmentGrainTests
{
    private static readonly SegmentBounds Segment = new() { Index = 2, Origin = 0, Frames = 10, Packets = 1 };

    private string _setup = null!;

    [SetUp]
    public void SetUp()
    {
        using var bench = new PipelineBench(new CutSource(10, 10), new FakeDetector(_ => 1));
        var detectors = new PipelineDetectors(new FakeDetector(_ => 1), new FakeFaces(), new NoObjectModels());
        _setup = new SegmentSetup(bench.Services, detectors).WordsFor([PipelineBench.PeopleCount()]);
    }

    [Test]
    public async Task It_has_places_for_a_silo_of_its_kind_and_for_no_other()
    {
        await using var cluster = await StartAsync(new FakeSource(), places: 3);

        Assert.That(await NewGrain(cluster).CountFreeAsync(_setup), Is.EqualTo(3));
        Assert.That(await NewGrain(cluster).CountFreeAsync($"{_setup} and more"), Is.Zero);
    }

    [Test]
    public async Task Where_tasks_are_switched_off_others_get_no_places()
    {
        await using var cluster = await StartAsync(new FakeSource(), places: 3, active: 0);

        Assert.That(await NewGrain(cluster).CountFreeAsync(_setup), Is.Zero);
        Assert.That((await NewGrain(cluster).DetectAsync(Order(cluster, _setup), CancellationToken.None)).IsBusy);
    }

    [Test]
    public async Task Without_a_place_it_says_so_at_once_and_cancelling_frees_the_place()
    {
        var source = new FakeSource().PlaysThenStalls(1);
        await using var cluster = await StartAsync(source, places: 1);
        using var cancelled = new CancellationTokenSource();
        var working = NewGrain(cluster).DetectAsync(Order(cluster, _setup), cancelled.Token);
        Assert.That(() => source.Opened, Has.Count.EqualTo(1).After(StreamCluster.Patience, 20));

        var second = await NewGrain(cluster).DetectAsync(Order(cluster, _setup), CancellationToken.None);
        await cancelled.CancelAsync();

        Assert.That(second.IsBusy);
        await Assert.CatchAsync<OperationCanceledException>(() => working);
        await UntilFreeAsync(cluster, 1);
        Assert.That(source.Owners.Count, Is.Zero);
    }

    [Test]
    public async Task A_video_that_it_cannot_read_as_planned_is_an_answer_too()
    {
        await using var cluster = await StartAsync(new FakeSource().Plays(5), places: 1);

        var answer = await NewGrain(cluster).DetectAsync(Order(cluster, _setup), CancellationToken.None);

        Assert.That((answer.Document, answer.IsBusy), Is.EqualTo(((byte[]?)null, false)));
        await UntilFreeAsync(cluster, 1);
    }

    [Test]
    public async Task For_a_silo_that_is_gone_nothing_is_done()
    {
        var source = new FakeSource().Plays(5);
        await using var cluster = await StartAsync(source, places: 1);
        var order = Order(cluster, _setup) with { Orderer = SiloAddress.New(System.Net.IPAddress.Loopback, 1, generation: 1) };

        await Assert.CatchAsync<OperationCanceledException>(() => NewGrain(cluster).DetectAsync(order, CancellationToken.None));

        await UntilFreeAsync(cluster, 1);
    }

    private static Task<StreamCluster> StartAsync(FakeSource source, int places, int active = 2) => StreamCluster.StartAsync(
        source,
        new FakeDetector(_ => 1),
        settings: new Dictionary<string, string?>
        {
            ["Tasks:ParallelSegments"] = $"{places}",
            ["Tasks:MaxActive"] = $"{active}",
        });

    private static ISegmentGrain NewGrain(StreamCluster cluster) => cluster.Grains.GetGrain<ISegmentGrain>(Guid.NewGuid());

    private static SegmentOrder Order(StreamCluster cluster, string setup) => SegmentOrder.Of(
        new VideoWork(new VideoSettings(PipelineBench.File, MaxErrorCount: null), [PipelineBench.PeopleCount()]),
        Segment,
        cluster.Silo,
        setup);

    private async Task UntilFreeAsync(StreamCluster cluster, int places)
    {
        using var deadline = new CancellationTokenSource(StreamCluster.Patience);

        while (await NewGrain(cluster).CountFreeAsync(_setup) != places)
        {
            await Task.Delay(20, deadline.Token);
        }
    }
}
