using LunaVideoAgent.Grains.VideoSdk;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>The segments of one video on their way. Where nobody waits they share the silo's places, else they have their own.</summary>
internal sealed class SegmentRun(VideoWork work, int capacity, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly SemaphoreSlim _places = new(capacity);
    private long _done;

    /// <summary>The video.</summary>
    public VideoWork Work => work;

    /// <summary>Ends with the request, and when one segment shows that the others are in vain.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Whether the segments are in vain.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>Waits for a place.</summary>
    public Task EnterAsync(SegmentGate gate) => work.IsBackground ? gate.EnterAsync(Token) : _places.WaitAsync(Token);

    /// <summary>Gives it back.</summary>
    public void Leave(SegmentGate gate)
    {
        if (work.IsBackground)
        {
            gate.Leave();
            return;
        }

        _places.Release();
    }

    /// <summary>So many more frames are done.</summary>
    public void Done(long frames) => work.Progress.Reach(Interlocked.Add(ref _done, frames));

    /// <summary>Ends all segments.</summary>
    public void GiveUp()
    {
        IsGivenUp = true;
        _stop.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        _places.Dispose();
    }
}
