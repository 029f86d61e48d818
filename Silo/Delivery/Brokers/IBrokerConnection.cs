using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>A connection to a broker, or to a cluster of them; shared by all callbacks that go there.</summary>
internal interface IBrokerConnection : IAsyncDisposable
{
    /// <summary>Whether another message may be sent over it.</summary>
    bool IsUsable { get; }

    /// <summary>Sends a message and waits until the broker has confirmed it.</summary>
    /// <exception cref="OperationCanceledException">Given up before that; whether it arrived is not known.</exception>
    Task<DeliveryOutcome> SendAsync(DeliveryTarget target, PendingDelivery delivery, CancellationToken cancellationToken);
}
