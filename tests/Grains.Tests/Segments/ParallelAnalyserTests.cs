using System.Collections.Concurrent;
using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Segments;

[TestFixture]
internal sealed class ParallelAnalyserTests
{
    private const int Frames = 200;

    private static readonly VideoSettings Video = new(PipelineBench.File, MaxErrorCount: null);

    private static readonly AnalyticSettings[] Analytics =
    [
        PipelineBench.PeopleCount(threshold: 2, period: 3),
        PipelineBench.PeopleCount(threshold: 1, period: 7),
    ];

    private MemoryKeeper _keeper = null!;

    [SetUp]
    public void StartAnew() => _keeper = new MemoryKeeper();

    [TestCase(10)]
    [TestCase(20)]
    [TestCase(100)]
    public async Task Segments_come_to_the_result_of_one_go(int segmentFrames)
    {
        var source = new CutSource(Frames, segmentFrames);

        var parallel = await AnalyseAsync(source, Crowd);
        var whole = await AnalyseInOneGoAsync(source, Crowd);

        Assert.That(parallel, Is.Not.Null);
        Assert.That(WithoutIds(parallel!), Is.EqualTo(WithoutIds(whole)));
        Assert.That(parallel!.Analytics.Select(one => one.Events!.Count), Is.All.GreaterThan(2));
        Assert.That(source.Opened.Take(Frames / segmentFrames), Is.EquivalentTo(Enumerable.Range(0, Frames / segmentFrames)));
        Assert.That(source.Owners.Count, Is.Zero);
    }

    [Test]
    public async Task Segments_that_are_kept_are_not_done_again()
    {
        var source = new CutSource(Frames, 20);
        var first = await AnalyseAsync(source, Crowd);
        _keeper.Documents.Remove(3, out _);
        _keeper.Documents[5] = [1, 2, 3];
        var again = new CutSource(Frames, 20);

        var second = await AnalyseAsync(again, Crowd);

        Assert.That(again.Opened, Is.EquivalentTo(new int?[] { 3, 5 }));
        Assert.That(WithoutIds(second!), Is.EqualTo(WithoutIds(first!)));
    }

    [Test]
    public async Task A_segment_that_is_not_as_planned_leaves_the_video_to_one_go_and_ends_the_others()
    {
        var source = new CutSource(Frames, 20) { DamagedSegment = 0, StallingSegment = 1 };

        var result = await AnalyseAsync(source, Crowd);

        Assert.That(result, Is.Null);
        Assert.That(source.Owners.Count, Is.Zero);
    }

    [Test]
    public async Task Segments_that_do_not_fit_leave_the_video_to_one_go()
    {
        Assert.That(await AnalyseAsync(new CutSource(Frames, 20) { UnfittingSegment = 4 }, Crowd), Is.Null);
    }

    [Test]
    public async Task Cancelling_ends_all_segments()
    {
        var source = new CutSource(Frames, 20) { StallingSegment = 2 };
        using var cancelled = new CancellationTokenSource();
        var analysing = AnalyseAsync(source, Crowd, cancelled.Token);
        Assert.That(() => source.Opened.Count, Is.EqualTo(10).After(StreamCluster.Patience, 20));

        await cancelled.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => analysing);
        Assert.That(source.Owners.Count, Is.Zero);
    }

    [Test]
    public async Task A_fault_of_the_detector_is_not_hidden()
    {
        var detector = new FakeDetector(Crowd) { Fault = new InvalidOperationException("broken") };

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => AnalyseAsync(new CutSource(Frames, 20), detector, CancellationToken.None));
    }

    // Crowds that begin and end in the middle of segments, and at their seams.
    private static int Crowd(Frame frame) => (int)(frame.Position.Index / 13 % 5);

    private static string WithoutIds(VideoResult result) => JsonSerializer.Serialize(result with
    {
        Analytics =
        [
            .. result.Analytics.Select(analytic => analytic with
            {
                Events = [.. analytic.Events!.Select(one => one with { EventId = Guid.Empty, TrackId = Guid.Empty })],
            }),
        ],
    });

    private Task<VideoResult?> AnalyseAsync(CutSource source, Func<Frame, int> people, CancellationToken cancellationToken = default) =>
        AnalyseAsync(source, new FakeDetector(people), cancellationToken);

    private async Task<VideoResult?> AnalyseAsync(CutSource source, IObjectDetector detector, CancellationToken cancellationToken)
    {
        using var bench = new PipelineBench(source, detector);
        var parallel = bench.Parallel(source, new TaskOptions { ParallelSegments = 10 });
        return await parallel.TryAnalyseAsync(new VideoWork(Video, Analytics) { Checkpoints = _keeper }, cancellationToken);
    }

    private static async Task<VideoResult> AnalyseInOneGoAsync(CutSource source, Func<Frame, int> people)
    {
        using var bench = new PipelineBench(source, new FakeDetector(people));
        return await new VideoAnalyser(bench.Services, parallel: null!)
            .AnalyseInOneGoAsync(new VideoWork(Video, Analytics), CancellationToken.None);
    }

    private sealed class MemoryKeeper : ISegmentKeeper
    {
        public ConcurrentDictionary<int, byte[]> Documents { get; } = [];

        public Task<IReadOnlyDictionary<int, byte[]>> LoadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<int, byte[]>>(Documents);

        public Task SaveAsync(int index, byte[] document, CancellationToken cancellationToken)
        {
            Documents[index] = document;
            return Task.CompletedTask;
        }
    }
}
