using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>Wakes the dispatcher of this silo.</summary>
internal sealed class DeliverySignal(TimeProvider time)
{
    private readonly ReconcilerSignal _signal = new(time);

    /// <summary>There is something to send, or room to send more.</summary>
    public void Wake() => _signal.Wake();

    /// <summary>Returns when woken, or after the interval.</summary>
    public Task WaitAsync(TimeSpan interval, CancellationToken cancellationToken) => _signal.WaitAsync(interval, cancellationToken);
}
