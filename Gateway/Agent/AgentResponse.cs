using LunaVideoAgent.Grains.Abstractions;

namespace LunaVideoAgent.Gateway.Agent;

/// <summary>One agent of the cluster.</summary>
internal sealed record AgentResponse(
    Guid AgentId,
    string Name,
    string Address,
    DateTimeOffset StartTime,
    IReadOnlyList<string> Analytics,
    AgentStreamsResponse Streams,
    IReadOnlyList<string> Groups)
{
    public static AgentResponse From(AgentSnapshot agent) => new(
        agent.AgentId,
        agent.Name,
        agent.Address,
        agent.StartTime,
        agent.Analytics,
        new AgentStreamsResponse(agent.Slots, agent.StreamsInProgress),
        agent.Groups);
}
