using System.Collections.Concurrent;
using System.Net;
using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Other silos that work on segments as a test says; without words of it they say that they failed.</summary>
internal sealed class FakePeers(int silos, int places = 2) : ISegmentPeers
{
    public IReadOnlyList<SiloAddress> Silos { get; } =
        [.. Enumerable.Range(1, silos).Select(number => SiloAddress.New(IPAddress.Loopback, 1000 + number, generation: 1))];

    /// <summary>What one does with a segment.</summary>
    public Func<SiloAddress, VideoWork, SegmentBounds, CancellationToken, Task<SegmentAnswer>> Work { get; set; } =
        (_, _, _, _) => Task.FromResult(SegmentAnswer.Failed);

    /// <summary>Who was asked for which segment, in order.</summary>
    public ConcurrentQueue<(SiloAddress Silo, int Segment)> Asked { get; } = [];

    /// <summary>Works as another silo with this bench would.</summary>
    public FakePeers On(PipelineBench bench)
    {
        var analyser = new SegmentAnalyser(bench.Services);
        Work = async (_, work, bounds, cancellationToken) =>
            await analyser.DetectAsync(work, bounds, cancellationToken) is { } findings
                ? new SegmentAnswer(SegmentDocument.Write(findings), IsBusy: false)
                : SegmentAnswer.Failed;
        return this;
    }

    public Task<int> CountFreeAsync(SiloAddress silo, VideoWork work, CancellationToken cancellationToken) => Task.FromResult(places);

    public Task<SegmentAnswer> DetectAsync(
        SiloAddress silo, VideoWork work, SegmentBounds bounds, CancellationToken cancellationToken)
    {
        Asked.Enqueue((silo, bounds.Index));
        return Work(silo, work, bounds, cancellationToken);
    }
}
