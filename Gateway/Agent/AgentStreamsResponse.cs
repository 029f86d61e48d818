namespace LunaVideoAgent.Gateway.Agent;

/// <summary>How many streams the agent may run and which it runs.</summary>
internal sealed record AgentStreamsResponse(int MaxStreamCount, IReadOnlyList<Guid> InProgress);
