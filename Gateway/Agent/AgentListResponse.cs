namespace LunaVideoAgent.Gateway.Agent;

/// <summary>All agents of the cluster.</summary>
internal sealed record AgentListResponse(IReadOnlyList<AgentResponse> Agents);
