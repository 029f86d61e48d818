using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>Connects to brokers of one kind.</summary>
internal interface IBrokerConnector
{
    /// <summary>The kind of callback that goes there.</summary>
    CallbackKind Kind { get; }

    /// <summary>Connects to the broker of a callback and has its answer; addresses are checked before.</summary>
    /// <param name="callback">The callback.</param>
    /// <param name="timeout">How long the broker has.</param>
    /// <param name="cancellationToken">Gives up before; an answer that is being waited for may still be.</param>
    /// <exception cref="CallbackRefusedException">Its address is not allowed, or cannot be resolved.</exception>
    /// <exception cref="BrokerException">It does not answer, or refuses.</exception>
    Task<IBrokerConnection> ConnectAsync(CallbackSettings callback, TimeSpan timeout, CancellationToken cancellationToken);
}
