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

        // The published pages name the resource without its prefix.
        routes.MapRead("/1/agent/info", GetInfoAsync).ExcludeFromDescription();
        routes.MapRead("/agent/info", GetInfoAsync).ExcludeFromDescription();
    }

    internal static async Task<Ok<AgentInfoResponse>> GetInfoAsync(IGrainFactory grains, CancellationToken cancellationToken)
    {
        var info = await grains.Agent().GetInfoAsync(cancellationToken);

        return TypedResults.Ok(AgentInfoResponse.From(info));
    }
}
