using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Abstractions.Delivery;

/// <summary>Undelivered messages to callbacks, and stored events. Any number of copies; the database is the truth. The key is 0.</summary>
[Alias("luna.IDeliveryCatalogGrain")]
public interface IDeliveryCatalogGrain : IGrainWithIntegerKey
{
    /// <summary>One page, newest first; empty behind the end.</summary>
    [Alias("List"), ReadOnly]
    Task<IReadOnlyList<DeliverySnapshot>> ListAsync(DeliveryFilter filter, int page, int pageSize, CancellationToken cancellationToken);

    /// <summary>One page of stored events: the bodies that callbacks get, as JSON; empty behind the end.</summary>
    [Alias("ListEvents"), ReadOnly]
    Task<IReadOnlyList<string>> ListEventsAsync(EventQuery query, CancellationToken cancellationToken);

    /// <summary>Lets messages that were given up be tried again, and switches on the targets that they go to; says how many.</summary>
    [Alias("Replay")]
    Task<int> ReplayAsync(DeliveryFilter filter, CancellationToken cancellationToken);

    /// <summary>Removes messages that were given up; says how many.</summary>
    [Alias("Delete")]
    Task<int> DeleteAsync(DeliveryFilter filter, CancellationToken cancellationToken);
}
