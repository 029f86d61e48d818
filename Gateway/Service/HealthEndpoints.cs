using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Service;

/// <summary>What a supervisor or a load balancer may know: whether the process lives, and whether it can serve.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/health/live", GetLive).WithTags("health").WithName("getLiveness").WithSummary("Whether the process lives");
        routes.MapRead("/health/ready", GetReady).WithTags("health").WithName("getReadiness").WithSummary("Whether requests are served");
    }

    internal static Ok<string> GetLive() => TypedResults.Ok("live");

    internal static Results<Ok<string>, JsonHttpResult<string>> GetReady(
        ClusterProbe probe, ClusterConnection connection, IHostApplicationLifetime lifetime) =>
        connection.IsUp && probe.HasFreshAnswer && !lifetime.ApplicationStopping.IsCancellationRequested
            ? TypedResults.Ok("ready")
            : TypedResults.Json("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
}
