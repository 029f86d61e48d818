using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>One way to a receiver.</summary>
public interface ICallbackSender
{
    /// <summary>The kind of callback that it serves.</summary>
    CallbackKind Kind { get; }

    /// <summary>Makes one attempt within the callback's time-out. Whatever goes wrong outside is an outcome, not an exception.</summary>
    Task<DeliveryOutcome> SendAsync(DeliveryTarget target, PendingDelivery delivery, CancellationToken cancellationToken);
}
