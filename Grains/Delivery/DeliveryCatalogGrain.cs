using LunaVideoAgent.Grains.Abstractions.Delivery;
using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Delivery;

[StatelessWorker]
internal sealed class DeliveryCatalogGrain(
    IDeliveryStore store, IEventStore events, DeliverySignal signal, TimeProvider time) : Grain, IDeliveryCatalogGrain
{
    public Task<IReadOnlyList<DeliverySnapshot>> ListAsync(
        DeliveryFilter filter, int page, int pageSize, CancellationToken cancellationToken) =>
        store.ListAsync(filter, pageSize, (page - 1L) * pageSize, cancellationToken);

    public Task<IReadOnlyList<string>> ListEventsAsync(EventQuery query, CancellationToken cancellationToken) =>
        events.ListAsync(query, cancellationToken);

    public async Task<int> ReplayAsync(DeliveryFilter filter, CancellationToken cancellationToken)
    {
        var count = await store.ReplayAsync(filter, time.GetUtcNow(), cancellationToken);
        signal.Wake();
        return count;
    }

    public Task<int> DeleteAsync(DeliveryFilter filter, CancellationToken cancellationToken) =>
        store.DeleteAsync(filter, cancellationToken);
}
