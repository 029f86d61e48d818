using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>A store whose silo can be killed: from then on nothing of it reaches the database, whatever it has already sent.</summary>
internal sealed class DyingStore(IDeliveryStore store) : IDeliveryStore
{
    private volatile bool _isDead;

    public void Kill() => _isDead = true;

    public Task<int?> AddAsync(
        Lease lease, IReadOnlyList<OutgoingMessage> messages, DateTimeOffset time, CancellationToken cancellationToken) =>
        Living.AddAsync(lease, messages, time, cancellationToken);

    public Task<IReadOnlyList<DeliveryClaim>> ClaimAsync(
        string owner, DateTimeOffset time, TimeSpan timeToLive, int limit, CancellationToken cancellationToken) =>
        Living.ClaimAsync(owner, time, timeToLive, limit, cancellationToken);

    public Task RenewAsync(
        IReadOnlyList<DeliveryClaim> claims, DateTimeOffset time, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        Living.RenewAsync(claims, time, timeToLive, cancellationToken);

    public Task<IReadOnlyList<PendingDelivery>> ReadAsync(
        DeliveryClaim claim, DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        Living.ReadAsync(claim, time, limit, cancellationToken);

    public Task<bool> SettleAsync(DeliveryClaim claim, DeliveryReport report, DateTimeOffset time, CancellationToken cancellationToken) =>
        Living.SettleAsync(claim, report, time, cancellationToken);

    public Task<IReadOnlyList<DeliverySnapshot>> ListAsync(
        DeliveryFilter filter, int limit, long offset, CancellationToken cancellationToken) =>
        Living.ListAsync(filter, limit, offset, cancellationToken);

    public Task<int> ReplayAsync(DeliveryFilter filter, DateTimeOffset time, CancellationToken cancellationToken) =>
        Living.ReplayAsync(filter, time, cancellationToken);

    public Task<int> DeleteAsync(DeliveryFilter filter, CancellationToken cancellationToken) =>
        Living.DeleteAsync(filter, cancellationToken);

    public Task<OutboxFigures> MeasureAsync(int limit, CancellationToken cancellationToken) =>
        Living.MeasureAsync(limit, cancellationToken);

    public Task<int> CleanAsync(
        DateTimeOffset giveUpBefore, DateTimeOffset removeBefore, int limit, CancellationToken cancellationToken) =>
        Living.CleanAsync(giveUpBefore, removeBefore, limit, cancellationToken);

    private IDeliveryStore Living => _isDead ? throw new IOException("The silo is dead.") : store;
}
