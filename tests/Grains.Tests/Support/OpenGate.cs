using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Refuses what is called forbidden.</summary>
internal sealed class OpenGate : ICallbackGate
{
    public Task<string?> FindFaultAsync(CallbackSettings callback, CancellationToken cancellationToken) =>
        Task.FromResult(callback.Url?.Contains("forbidden", StringComparison.Ordinal) == true ? "is forbidden" : null);
}
