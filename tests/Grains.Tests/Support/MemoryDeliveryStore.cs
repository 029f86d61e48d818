using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Keeps what is stored; nothing of it is ever due. It can be away, and the lease can be somebody else's.</summary>
internal sealed class MemoryDeliveryStore : IDeliveryStore, IEventStore
{
    private readonly Lock _lock = new();
    private readonly List<OutgoingMessage> _messages = [];

    public bool IsAway { get; set; }

    public bool IsOthers { get; set; }

    public int Attempts { get; private set; }

    public IReadOnlyList<OutgoingMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    public Task<int?> AddAsync(
        Lease lease, IReadOnlyList<OutgoingMessage> messages, DateTimeOffset time, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Attempts++;

            if (IsAway)
            {
                throw new IOException("The database is away.");
            }

            if (IsOthers)
            {
                return Task.FromResult<int?>(null);
            }

            _messages.AddRange(messages);
            return Task.FromResult<int?>(messages.Count);
        }
    }

    public Task<IReadOnlyList<DeliveryClaim>> ClaimAsync(
        string owner, DateTimeOffset time, TimeSpan timeToLive, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DeliveryClaim>>([]);

    public Task RenewAsync(
        IReadOnlyList<DeliveryClaim> claims, DateTimeOffset time, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<IReadOnlyList<PendingDelivery>> ReadAsync(
        DeliveryClaim claim, DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PendingDelivery>>([]);

    public Task<bool> SettleAsync(DeliveryClaim claim, DeliveryReport report, DateTimeOffset time, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    public Task<IReadOnlyList<DeliverySnapshot>> ListAsync(
        DeliveryFilter filter, int limit, long offset, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DeliverySnapshot>>([]);

    public Task<int> ReplayAsync(DeliveryFilter filter, DateTimeOffset time, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<IReadOnlyList<string>> ListAsync(EventQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task<int> DeleteAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<int> DeleteAsync(DeliveryFilter filter, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<OutboxFigures> MeasureAsync(int limit, CancellationToken cancellationToken) => IsAway
        ? Task.FromException<OutboxFigures>(new IOException("The database is away."))
        : Task.FromResult(new OutboxFigures(Messages.Count, Dead: 0, Messages.Count == 0 ? null : Messages[0].CreateTime));

    public Task<int> CleanAsync(
        DateTimeOffset giveUpBefore, DateTimeOffset removeBefore, int limit, CancellationToken cancellationToken) => Task.FromResult(0);
}
