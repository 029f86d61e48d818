using LunaVideoAgent.Grains.Abstractions;

namespace LunaVideoAgent.Gateway.Agent;

/// <summary>Who this agent is; only a manager would give it an id and groups.</summary>
internal sealed record AgentInfoResponse(
    Guid? AgentId,
    IReadOnlyList<AgentAnalyticResponse> Analytics,
    AgentStreamsResponse Streams,
    IReadOnlyList<string> Groups)
{
    public static AgentInfoResponse From(AgentInfo info) => new(
        AgentId: null,
        [.. info.Analytics.Select(analytic => new AgentAnalyticResponse(analytic.Key, analytic.Value))],
        new AgentStreamsResponse(info.MaxStreamCount, info.StreamsInProgress),
        Groups: []);
}
