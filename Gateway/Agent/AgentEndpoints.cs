using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Agent;

/// <summary>The agent about itself.</summary>
internal static class AgentEndpoints
{
    public static void MapAgent(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/2/agent/info", GetInfoAsync).WithTags("agent info").Named("getAgentInfo", "Agent info")
            .Answers<AgentInfoResponse>().Refuses(500, 503);

        routes.MapRead("/2/agents", ListAsync).WithTags("agent info").Named("getAgents", "Agents of the cluster")
            .Answers<AgentListResponse>().Refuses(500, 503);

        routes.MapRead("/2/streams/{stream_id}/agent", GetByStreamAsync)
            .WithTags("agent info").Named("getStreamAgent", "The agent that runs a stream")
            .Answers<AgentResponse>().Refuses(400, 404, 500, 503);

        // The published pages name the resource without its prefix.
        routes.MapRead("/1/agent/info", GetInfoAsync).ExcludeFromDescription();
        routes.MapRead("/agent/info", GetInfoAsync).ExcludeFromDescription();
    }

    internal static async Task<Ok<AgentInfoResponse>> GetInfoAsync(IGrainFactory grains, CancellationToken cancellationToken)
    {
        var info = await grains.Agent().GetInfoAsync(cancellationToken);

        return TypedResults.Ok(AgentInfoResponse.From(info));
    }

    internal static async Task<Ok<AgentListResponse>> ListAsync(IGrainFactory grains, CancellationToken cancellationToken)
    {
        var agents = await grains.Agent().ListAsync(cancellationToken);

        return TypedResults.Ok(new AgentListResponse([.. agents.Select(AgentResponse.From)]));
    }

    internal static async Task<Ok<AgentResponse>> GetByStreamAsync(
        Uuid streamId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = new QueryReader(request.Query).Uuid("account_id");

        var agent = await grains.Agent().GetByStreamAsync(streamId.Value, accountId, cancellationToken);

        return TypedResults.Ok(AgentResponse.From(agent));
    }
}
