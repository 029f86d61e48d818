namespace LunaVideoAgent.Gateway.Agent;

/// <summary>An analytic that the agent runs; the targets extend the contract.</summary>
internal sealed record AgentAnalyticResponse(
    string AnalyticName, int Version, IReadOnlyList<string> Targets, IReadOnlyList<string> UnavailableTargets);
