namespace LunaVideoAgent.Gateway.Agent;

/// <summary>An analytic that the agent runs.</summary>
internal sealed record AgentAnalyticResponse(string AnalyticName, int Version);
