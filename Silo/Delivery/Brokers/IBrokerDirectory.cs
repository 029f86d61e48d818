using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>Knows which brokers streams send to.</summary>
internal interface IBrokerDirectory
{
    /// <summary>Switched-on callbacks to brokers, of streams that run or are to run: of the newest ones up to a limit.</summary>
    Task<IReadOnlyList<CallbackSettings>> ListAsync(int limit, CancellationToken cancellationToken);
}
