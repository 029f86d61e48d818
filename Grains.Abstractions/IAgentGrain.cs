using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Abstractions;

/// <summary>The agent as a whole. Any number of copies. The key is 0.</summary>
[Alias("luna.IAgentGrain")]
public interface IAgentGrain : IGrainWithIntegerKey
{
    /// <summary>Who it is and what it is processing.</summary>
    [Alias("GetInfo"), ReadOnly, ResponseTimeout("00:00:05")]
    Task<AgentInfo> GetInfoAsync(CancellationToken cancellationToken);

    /// <summary>All agents of the cluster that take work, by name.</summary>
    [Alias("List"), ReadOnly, ResponseTimeout("00:00:05")]
    Task<IReadOnlyList<AgentSnapshot>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The agent that runs a stream.</summary>
    /// <exception cref="Errors.AgentException">44001: no such stream of that account; 44013: nobody runs it.</exception>
    [Alias("GetByStream"), ReadOnly, ResponseTimeout("00:00:05")]
    Task<AgentSnapshot> GetByStreamAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken);

    /// <summary>A sign of life of a silo, whatever else works.</summary>
    [Alias("Ping"), ReadOnly, AlwaysInterleave, ResponseTimeout("00:00:01")]
    Task PingAsync();

    /// <summary>Asks the database for a sign of life.</summary>
    /// <exception cref="Errors.AgentException">38001: it gave none in time.</exception>
    [Alias("CheckHealth"), ReadOnly, ResponseTimeout("00:00:05")]
    Task CheckHealthAsync(CancellationToken cancellationToken);

    /// <summary>Asks what else this agent is set up to work with, such as the place for pictures, for a sign of life.</summary>
    /// <exception cref="Errors.AgentException">38001: one gave none in time; the detail has its name.</exception>
    [Alias("CheckServices"), ResponseTimeout("00:00:05")]
    Task CheckServicesAsync(CancellationToken cancellationToken);
}
