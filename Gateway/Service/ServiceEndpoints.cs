using LunaVideoAgent.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Service;

/// <summary>Version and health of the service.</summary>
internal static class ServiceEndpoints
{
    public static void MapService(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/version", GetVersion).WithTags("version").WithName("getVersion").WithSummary("Service version");
        routes.MapRead("/healthcheck", GetHealthAsync).WithTags("health").WithName("getHealth").WithSummary("Health of the service");
    }

    internal static Ok<VersionResponse> GetVersion() => TypedResults.Ok(new VersionResponse(VersionNumbers.Contract));

    internal static async Task<Ok<HealthResponse>> GetHealthAsync(
        HttpRequest request, HealthProbe probe, CancellationToken cancellationToken)
    {
        // There are no other services to include; the parameter is checked all the same.
        _ = new QueryReader(request.Query).Integer("include_luna_services", 0, 1);

        var elapsed = await probe.CheckAsync(cancellationToken);

        return TypedResults.Ok(new HealthResponse(elapsed.TotalSeconds));
    }
}
