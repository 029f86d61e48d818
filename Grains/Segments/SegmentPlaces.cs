using LunaVideoAgent.Grains.VideoSdk;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>
/// Where the segments of one video find room on this silo: where nobody waits they share its places, else they have their own.
/// </summary>
internal sealed class SegmentPlaces(VideoWork work, SegmentGate gate) : IDisposable
{
    private readonly SemaphoreSlim _own = new(gate.Capacity);

    /// <summary>Waits for a place.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) =>
        work.IsBackground ? gate.EnterAsync(cancellationToken) : _own.WaitAsync(cancellationToken);

    /// <summary>Waits for a place as long as there is something to do; false at its end.</summary>
    public async Task<bool> TryEnterAsync(Task end, CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var entering = EnterAsync(leaving.Token);

        if (await Task.WhenAny(entering, end).ConfigureAwait(false) != entering)
        {
            await leaving.CancelAsync().ConfigureAwait(false);
        }

        try
        {
            await entering.ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Gives it back.</summary>
    public void Leave()
    {
        if (work.IsBackground)
        {
            gate.Leave();
            return;
        }

        _own.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => _own.Dispose();
}
