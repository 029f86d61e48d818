using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>What all outboxes of a silo share.</summary>
internal sealed class OutboxServices(
    IDeliveryStore store, DeliverySignal signal, DeliveryMeter meter, IOptions<DeliveryOptions> options, TimeProvider time)
{
    /// <summary>Where messages are stored.</summary>
    public IDeliveryStore Store => store;

    /// <summary>Figures.</summary>
    public DeliveryMeter Meter => meter;

    /// <summary>Settings.</summary>
    public DeliveryOptions Options => options.Value;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Counts what was stored and wakes who sends it; null: nothing could be.</summary>
    public void Note(int offered, int? stored)
    {
        meter.CountStored(stored ?? 0);
        meter.CountLost(stored is null ? offered : 0);
        signal.Wake();
    }
}
