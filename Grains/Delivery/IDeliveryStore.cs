using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>The outbox: messages to callbacks, and their targets. A message is there until its receiver has it.</summary>
public interface IDeliveryStore
{
    /// <summary>
    /// Stores messages of one stream if its lease is still the owner's, or was taken again by the same silo. Messages that are there
    /// already, for targets that are switched off or whose queue is full, are passed over.
    /// </summary>
    /// <returns>How many were stored; null if the lease is somebody else's.</returns>
    Task<int?> AddAsync(Lease lease, IReadOnlyList<OutgoingMessage> messages, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Takes targets that have something due and that nobody sends to, those that wait longest first.</summary>
    Task<IReadOnlyList<DeliveryClaim>> ClaimAsync(
        string owner, DateTimeOffset time, TimeSpan timeToLive, int limit, CancellationToken cancellationToken);

    /// <summary>Extends claims; those that are lost stay so.</summary>
    Task RenewAsync(IReadOnlyList<DeliveryClaim> claims, DateTimeOffset time, TimeSpan timeToLive, CancellationToken cancellationToken);

    /// <summary>Messages of a target that are due: first those in their turn, then those aside.</summary>
    Task<IReadOnlyList<PendingDelivery>> ReadAsync(
        DeliveryClaim claim, DateTimeOffset time, int limit, CancellationToken cancellationToken);

    /// <summary>Writes what became of messages. Lets go of the target if it pauses, or has nothing due.</summary>
    /// <returns>Whether the claim is still held: there is more to send.</returns>
    Task<bool> SettleAsync(DeliveryClaim claim, DeliveryReport report, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>One page, newest first.</summary>
    Task<IReadOnlyList<DeliverySnapshot>> ListAsync(DeliveryFilter filter, int limit, long offset, CancellationToken cancellationToken);

    /// <summary>Dead messages are pending again and their targets switched on; says how many.</summary>
    Task<int> ReplayAsync(DeliveryFilter filter, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Removes dead messages; says how many.</summary>
    Task<int> DeleteAsync(DeliveryFilter filter, CancellationToken cancellationToken);

    /// <summary>What there is of all silos' messages; dead ones are counted up to a limit.</summary>
    Task<OutboxFigures> MeasureAsync(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Gives up messages made before one bound, removes dead ones made before the other and targets without messages; says how many
    /// messages it touched.
    /// </summary>
    Task<int> CleanAsync(DateTimeOffset giveUpBefore, DateTimeOffset removeBefore, int limit, CancellationToken cancellationToken);
}
