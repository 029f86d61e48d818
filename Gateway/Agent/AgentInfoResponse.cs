using LunaVideoAgent.Grains.Abstractions;

namespace LunaVideoAgent.Gateway.Agent;

/// <summary>Who this agent is, all silos of the cluster together; only a manager would give it an id.</summary>
internal sealed record AgentInfoResponse(
    Guid? AgentId,
    IReadOnlyList<AgentAnalyticResponse> Analytics,
    AgentStreamsResponse Streams,
    IReadOnlyList<string> Groups)
{
    public static AgentInfoResponse From(AgentInfo info) => new(
        AgentId: null,
        [.. info.Analytics.Select(analytic => new AgentAnalyticResponse(
            analytic.Key,
            analytic.Value,
            info.Targets.GetValueOrDefault(analytic.Key) ?? [],
            info.MissingTargets.GetValueOrDefault(analytic.Key) ?? []))],
        new AgentStreamsResponse(info.MaxStreamCount, info.StreamsInProgress),
        info.Groups);
}
