using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>The segments of one video on their way.</summary>
internal sealed class SegmentRun : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly SegmentFindings?[] _findings;
    private readonly Lock _lock = new();
    private readonly HashSet<SiloAddress> _unfit = [];
    private long _done;

    /// <summary>Those that are found already are not done again.</summary>
    public SegmentRun(
        VideoWork work,
        IReadOnlyList<SegmentBounds> segments,
        IReadOnlyDictionary<int, SegmentFindings> kept,
        CancellationToken cancellationToken)
    {
        Work = work;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _findings = [.. segments.Select(bounds => kept.GetValueOrDefault(bounds.Index))];
        Board = new SegmentBoard(segments.Where(bounds => !kept.ContainsKey(bounds.Index)));
        CountDone(segments.Where(bounds => kept.ContainsKey(bounds.Index)).Sum(bounds => bounds.Frames));
    }

    /// <summary>The video.</summary>
    public VideoWork Work { get; }

    /// <summary>What is still to be done.</summary>
    public SegmentBoard Board { get; }

    /// <summary>Ends with the request, and when one segment shows that the others are in vain.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Whether the segments are in vain.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>What was found, in order; complete once the board is.</summary>
    public IReadOnlyList<SegmentFindings?> Findings => _findings;

    /// <summary>A segment is done: what was found is kept.</summary>
    public async Task FinishAsync(SegmentBounds bounds, SegmentFindings findings)
    {
        await Work.Checkpoints.SaveAsync(bounds.Index, SegmentDocument.Write(findings), Token).ConfigureAwait(false);
        _findings[bounds.Index] = findings;
        CountDone(bounds.Frames);
        Board.Finish();
    }

    /// <summary>Whether a silo may be asked.</summary>
    public bool IsFit(SiloAddress silo)
    {
        lock (_lock)
        {
            return !_unfit.Contains(silo);
        }
    }

    /// <summary>Asks a silo no more.</summary>
    public void Exclude(SiloAddress silo)
    {
        lock (_lock)
        {
            _unfit.Add(silo);
        }
    }

    /// <summary>Ends all segments: the video is read in one go.</summary>
    public void GiveUp()
    {
        IsGivenUp = true;
        _stop.Cancel();
    }

    /// <summary>Ends all segments, for the fault of one.</summary>
    public void Stop() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private void CountDone(long frames) => Work.Progress.Reach(Interlocked.Add(ref _done, frames));
}
