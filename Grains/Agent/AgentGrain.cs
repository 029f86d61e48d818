using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Streams;
using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Agent;

[StatelessWorker]
internal sealed class AgentGrain(
    IDatabaseProbe database,
    IEnumerable<IServiceProbe> services,
    IAgentMap agents,
    IStreamStore streams,
    AnalyticRuleFactory analytics,
    TimeProvider time) : Grain, IAgentGrain
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    public async Task<AgentInfo> GetInfoAsync(CancellationToken cancellationToken)
    {
        var all = await agents.ListAsync(cancellationToken);

        return new AgentInfo(
            analytics.Versions,
            all.Sum(agent => agent.Slots),
            [.. all.SelectMany(agent => agent.StreamsInProgress)])
        {
            Groups = [.. all.SelectMany(agent => agent.Groups).Distinct().Order(StringComparer.Ordinal)],
            Targets = analytics.Targets,
            MissingTargets = analytics.MissingTargets,
        };
    }

    public Task<IReadOnlyList<AgentSnapshot>> ListAsync(CancellationToken cancellationToken) => agents.ListAsync(cancellationToken);

    public async Task<AgentSnapshot> GetByStreamAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken)
    {
        _ = await streams.FindAsync(streamId, accountId, cancellationToken) ?? throw AgentErrors.StreamNotFound(streamId);

        return await agents.FindByStreamAsync(streamId, cancellationToken) ?? throw AgentErrors.StreamNotProcessed(streamId);
    }

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
            // Whatever a driver throws, the answer is the same: it is not there. Only what is meant for users is said in its words.
            var reason = exception is ServiceException ? exception.Message : exception.GetType().Name;
            throw AgentErrors.HealthCheckFailed($"{name}: {reason}");
        }
    }
}
