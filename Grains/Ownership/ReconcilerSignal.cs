namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Wakes the reconciler of this silo before its second is over.</summary>
internal sealed class ReconcilerSignal(TimeProvider time)
{
    private volatile TaskCompletionSource _woken = NewSource();

    /// <summary>There is something to start.</summary>
    public void Wake() => _woken.TrySetResult();

    /// <summary>Returns when woken, or after the interval.</summary>
    public async Task WaitAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        var woken = _woken;

        try
        {
            await woken.Task.WaitAsync(interval, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return;
        }

        Interlocked.CompareExchange(ref _woken, NewSource(), woken);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
