using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>Refuses callbacks that could not be delivered to, before anything is stored.</summary>
internal sealed class CallbackRules(ICallbackGate gate)
{
    /// <exception cref="AgentException">12022: a callback's address is not allowed.</exception>
    public async Task RequireAsync(IReadOnlyList<CallbackSettings> callbacks, string path, CancellationToken cancellationToken)
    {
        for (var i = 0; i < callbacks.Count; i++)
        {
            if (callbacks[i].Enabled && await gate.FindFaultAsync(callbacks[i], cancellationToken) is { } fault)
            {
                var member = callbacks[i].Kind is CallbackKind.Kafka ? "servers" : "url";
                throw AgentErrors.InvalidBody($"{path}.{i}.{member}", fault);
            }
        }
    }

    /// <exception cref="AgentException">12022: a callback's address is not allowed.</exception>
    public async Task RequireAllAsync(IReadOnlyList<AnalyticSettings> analytics, CancellationToken cancellationToken)
    {
        for (var i = 0; i < analytics.Count; i++)
        {
            await RequireAsync(analytics[i].Callbacks, $"analytics.{i}.parameters.callbacks", cancellationToken);
        }
    }
}
