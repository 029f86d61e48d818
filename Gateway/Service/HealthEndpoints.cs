using LunaVideoAgent.Gateway.Access;
using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LunaVideoAgent.Gateway.Service;

/// <summary>What a supervisor or a load balancer may know: whether the process lives, and whether it can serve.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/health/live", GetLive).OpenToAll().WithTags("health").Named("getLiveness", "Whether the process lives")
            .Answers<string>();
        routes.MapRead("/health/ready", GetReady).OpenToAll().WithTags("health").Named("getReadiness", "Whether requests are served")
            .Answers<string>().Answers<string>(StatusCodes.Status503ServiceUnavailable);
    }

    internal static Ok<string> GetLive() => TypedResults.Ok("live");

    internal static Results<Ok<string>, JsonHttpResult<string>> GetReady(
        ClusterProbe probe, ClusterConnection connection, [FromServices] WarmUp? warmUp, IHostApplicationLifetime lifetime) =>
        connection.IsUp && probe.HasFreshAnswer && warmUp is not { IsDone: false } && !lifetime.ApplicationStopping.IsCancellationRequested
            ? TypedResults.Ok("ready")
            : TypedResults.Json("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
}
