using System.Collections.Concurrent;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Tests.Segments;

[TestFixture]
internal sealed class SegmentSchedulerTests
{
    private const int Frames = 200;
    private const int Count = 10;

    private static readonly TaskOptions OneHere = new() { ParallelSegments = 1 };

    private static readonly VideoWork Work = new(
        new VideoSettings(PipelineBench.File, MaxErrorCount: null), [PipelineBench.PeopleCount(threshold: 2, period: 3)])
    {
        IsBackground = true,
        MaySpread = true,
    };

    [Test]
    public async Task While_this_silo_has_no_place_others_do_everything_and_find_the_same()
    {
        using var bench = NewBench(out var source);
        var gate = bench.Gate(OneHere);
        Assert.That(gate.TryEnterForOther(), "the only place");
        var peers = new FakePeers(silos: 2).On(bench);

        var spread = await bench.Scheduler(gate, peers).DetectAsync(Work, Plan(source), CancellationToken.None);

        Assert.That(peers.Asked.Select(one => one.Segment), Is.EquivalentTo(Enumerable.Range(0, Count)));
        Assert.That(peers.Asked.Select(one => one.Silo).Distinct(), Is.EquivalentTo(peers.Silos));
        gate.Leave();
        var alone = await bench.Scheduler(gate).DetectAsync(Work, Plan(source), CancellationToken.None);
        Assert.That(Documents(spread!), Is.EqualTo(Documents(alone!)));
    }

    [Test]
    public async Task What_others_have_no_place_for_is_done_here()
    {
        using var bench = NewBench(out var source);
        var peers = new FakePeers(silos: 1) { Work = (_, _, _, _) => Task.FromResult(SegmentAnswer.Busy) };

        var found = await bench.Scheduler(bench.Gate(OneHere), peers).DetectAsync(Work, Plan(source), CancellationToken.None);

        Assert.That(found, Has.Count.EqualTo(Count));
        Assert.That(source.Opened, Is.EquivalentTo(Enumerable.Range(0, Count)));
        Assert.That(peers.Asked, Is.Not.Empty);
    }

    [Test]
    public async Task A_segment_that_another_silo_does_not_finish_is_done_here_and_that_silo_is_asked_no_more()
    {
        using var bench = NewBench(out var source);
        var peers = new FakePeers(silos: 1, places: 1);

        var found = await bench.Scheduler(bench.Gate(OneHere), peers).DetectAsync(Work, Plan(source), CancellationToken.None);

        Assert.That(found, Has.Count.EqualTo(Count));
        Assert.That(source.Opened, Is.EquivalentTo(Enumerable.Range(0, Count)));
        Assert.That(peers.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Findings_of_another_video_are_not_believed()
    {
        using var bench = NewBench(out var source);
        var seams = new SegmentSeams(Origin: 0, FirstPicture: 1, NextPicture: 2, IsIntact: true);
        var wrong = SegmentDocument.Write(new SegmentFindings(Packets: 1, seams, Frames: []));
        var peers = new FakePeers(silos: 1)
        {
            Work = (_, _, _, _) => Task.FromResult(new SegmentAnswer(wrong, IsBusy: false)),
        };

        var found = await bench.Scheduler(bench.Gate(OneHere), peers).DetectAsync(Work, Plan(source), CancellationToken.None);

        Assert.That(found!.Select(one => one.Packets), Is.EqualTo(Plan(source).Segments.Select(bounds => bounds.Packets)));
    }

    [Test]
    public async Task What_another_silo_did_is_a_checkpoint_too()
    {
        using var bench = NewBench(out var source);
        var gate = bench.Gate(OneHere);
        Assert.That(gate.TryEnterForOther(), "the only place");
        var keeper = new Keeper();

        await bench.Scheduler(gate, new FakePeers(silos: 1).On(bench))
            .DetectAsync(Work with { Checkpoints = keeper }, Plan(source), CancellationToken.None);

        Assert.That(keeper.Kept.Order(), Is.EqualTo(Enumerable.Range(0, Count)));
    }

    [Test]
    public async Task Work_that_may_not_leave_the_silo_does_not()
    {
        using var bench = NewBench(out var source);
        var peers = new FakePeers(silos: 3).On(bench);

        await bench.Scheduler(bench.Gate(OneHere), peers)
            .DetectAsync(Work with { MaySpread = false }, Plan(source), CancellationToken.None);

        Assert.That(peers.Asked, Is.Empty);
    }

    [Test]
    public async Task Cancelling_ends_what_others_do()
    {
        using var bench = NewBench(out var source);
        var gate = bench.Gate(OneHere);
        Assert.That(gate.TryEnterForOther(), "the only place");
        var peers = new FakePeers(silos: 1)
        {
            Work = async (_, _, _, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return SegmentAnswer.Failed;
            },
        };
        using var cancelled = new CancellationTokenSource();
        var detecting = bench.Scheduler(gate, peers).DetectAsync(Work, Plan(source), cancelled.Token);
        Assert.That(() => peers.Asked.Count, Is.EqualTo(2).After(StreamCluster.Patience, 20));

        await cancelled.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => detecting);
    }

    [Test]
    public async Task A_fault_that_another_silo_cannot_have_told_ends_everything_and_is_not_hidden()
    {
        using var bench = NewBench(out var source);
        var peers = new FakePeers(silos: 1) { Work = (_, _, _, _) => throw new InvalidOperationException("broken") };
        var gate = bench.Gate(OneHere);
        Assert.That(gate.TryEnterForOther(), "the only place");

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => bench.Scheduler(gate, peers).DetectAsync(Work, Plan(source), CancellationToken.None));
    }

    [Test]
    public async Task Two_tasks_of_a_silo_take_turns()
    {
        var turns = new ConcurrentQueue<char>();
        using var first = NewBench(out var firstSource, Note('a'));
        using var second = NewBench(out var secondSource, Note('b'));
        var gate = first.Gate(OneHere);
        Assert.That(gate.TryEnterForOther(), "the only place");
        var detecting = new[]
        {
            first.Scheduler(gate).DetectAsync(Work, Plan(firstSource), CancellationToken.None),
            second.Scheduler(gate).DetectAsync(Work, Plan(secondSource), CancellationToken.None),
        };

        gate.Leave();
        await Task.WhenAll(detecting);

        Assert.That(string.Concat(turns), Is.EqualTo(string.Concat(Enumerable.Repeat("ab", Count))));

        // A segment is a turn: its first frame says whose.
        Func<Frame, int> Note(char task) => frame =>
        {
            if (frame.Position.Index % (Frames / Count) < 3)
            {
                turns.Enqueue(task);
            }

            return 1;
        };
    }

    private static PipelineBench NewBench(out CutSource source, Func<Frame, int>? people = null)
    {
        source = new CutSource(Frames, Frames / Count);
        return new PipelineBench(source, new FakeDetector(people ?? (frame => (int)(frame.Position.Index / 13 % 5))));
    }

    private static VideoPlan Plan(CutSource source) =>
        source.Plan(new FrameSourceOptions { Reference = "clip.mp4", Kind = SourceKind.File }, default, CancellationToken.None);

    // All but the wall clock.
    private static IEnumerable<byte[]> Documents(IReadOnlyList<SegmentFindings> findings) => findings.Select(one =>
        SegmentDocument.Write(one with
        {
            Frames = [.. one.Frames.Select(frame => frame with { Moment = frame.Moment with { DecodeTime = default } })],
        }));

    private sealed class Keeper : ISegmentKeeper
    {
        public ConcurrentBag<int> Kept { get; } = [];

        public Task<IReadOnlyDictionary<int, byte[]>> LoadAsync(CancellationToken cancellationToken) =>
            NoSegmentKeeper.Instance.LoadAsync(cancellationToken);

        public Task SaveAsync(int index, byte[] document, CancellationToken cancellationToken)
        {
            Kept.Add(index);
            return Task.CompletedTask;
        }
    }
}
