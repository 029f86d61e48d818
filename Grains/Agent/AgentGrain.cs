using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Ownership;
using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Agent;

[StatelessWorker]
internal sealed class AgentGrain(
    IDatabaseProbe database,
    AnalyticRuleFactory analytics,
    SlotGate slots,
    TimeProvider time) : Grain, IAgentGrain
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    public Task<AgentInfo> GetInfoAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new AgentInfo(analytics.Versions, slots.Capacity, slots.Taken));

    public Task PingAsync() => Task.CompletedTask;

    public async Task CheckHealthAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.CheckAsync(cancellationToken).WaitAsync(Deadline, time, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever the driver throws, the answer is the same: the database is not there.
            throw AgentErrors.HealthCheckFailed($"database: {exception.GetType().Name}");
        }
    }
}
