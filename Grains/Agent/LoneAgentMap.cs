using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Agent;

/// <summary>The map of a cluster of one.</summary>
internal sealed class LoneAgentMap(
    ILocalSiloDetails silo,
    LeaseOwner owner,
    SlotGate slots,
    AnalyticRuleFactory analytics,
    IOptions<OwnershipOptions> options,
    TimeProvider time) : IAgentMap
{
    private readonly DateTimeOffset _startTime = time.GetUtcNow();

    /// <inheritdoc/>
    public Task<IReadOnlyList<AgentSnapshot>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AgentSnapshot>>([Look()]);

    /// <inheritdoc/>
    public Task<AgentSnapshot?> FindByStreamAsync(Guid streamId, CancellationToken cancellationToken)
    {
        var agent = Look();
        return Task.FromResult(agent.StreamsInProgress.Contains(streamId) ? agent : null);
    }

    private AgentSnapshot Look() => new()
    {
        AgentId = AgentId.Of(owner),
        Name = silo.Name,
        Address = silo.SiloAddress.Endpoint.ToString(),
        StartTime = _startTime,
        Slots = slots.Capacity,
        Analytics = [.. analytics.Versions.Keys],
        Groups = [.. options.Value.Groups],
        StreamsInProgress = slots.Taken,
    };
}
