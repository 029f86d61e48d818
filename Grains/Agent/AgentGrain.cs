using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Ownership;
using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Agent;

[StatelessWorker]
internal sealed class AgentGrain(
    IDatabaseProbe database,
    IEnumerable<IServiceProbe> services,
    AnalyticRuleFactory analytics,
    SlotGate slots,
    TimeProvider time) : Grain, IAgentGrain
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    public Task<AgentInfo> GetInfoAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new AgentInfo(analytics.Versions, slots.Capacity, slots.Taken));

    public Task PingAsync() => Task.CompletedTask;

    public Task CheckHealthAsync(CancellationToken cancellationToken) =>
        CheckAsync("database", database.CheckAsync, cancellationToken);

    public Task CheckServicesAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(services.Select(service => CheckAsync(service.Name, service.CheckAsync, cancellationToken)));

    private async Task CheckAsync(string name, Func<CancellationToken, Task> check, CancellationToken cancellationToken)
    {
        try
        {
            await check(cancellationToken).WaitAsync(Deadline, time, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever a driver throws, the answer is the same: it is not there.
            throw AgentErrors.HealthCheckFailed($"{name}: {exception.GetType().Name}");
        }
    }
}
