using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>Says which addresses callbacks may go to.</summary>
public interface ICallbackGate
{
    /// <summary>Why a callback may not be had, in words for the user; null if it may, as far as can be told now.</summary>
    Task<string?> FindFaultAsync(CallbackSettings callback, CancellationToken cancellationToken);
}
