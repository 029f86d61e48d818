using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>Wakes whoever starts tasks on this silo: one was created, or a place became free.</summary>
internal sealed class TaskSignal(TimeProvider time)
{
    private readonly ReconcilerSignal _signal = new(time);

    /// <summary>There may be something to start.</summary>
    public void Wake() => _signal.Wake();

    /// <summary>Returns when woken, or after the interval.</summary>
    public Task WaitAsync(TimeSpan interval, CancellationToken cancellationToken) => _signal.WaitAsync(interval, cancellationToken);
}
