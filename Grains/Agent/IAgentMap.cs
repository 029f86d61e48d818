using LunaVideoAgent.Grains.Abstractions;

namespace LunaVideoAgent.Grains.Agent;

/// <summary>Who is in the cluster, and who runs what.</summary>
public interface IAgentMap
{
    /// <summary>All agents that take work, by name.</summary>
    Task<IReadOnlyList<AgentSnapshot>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The agent that runs a stream; null if none does.</summary>
    Task<AgentSnapshot?> FindByStreamAsync(Guid streamId, CancellationToken cancellationToken);
}
