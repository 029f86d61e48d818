using LunaVideoAgent.Gateway.Access;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Service;

/// <summary>Version and health of the service.</summary>
internal static class ServiceEndpoints
{
    private static readonly QueryParameter<bool> IncludeServices = QueryParameters.Flag("include_luna_services");

    public static void MapService(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/version", GetVersion).OpenToAll().WithTags("version").Named("getVersion", "Service version")
            .Answers<VersionResponse>();
        routes.MapRead("/healthcheck", GetHealthAsync).OpenToAll().WithTags("health").Named("getHealth", "Health of the service")
            .Reads(IncludeServices).Answers<HealthResponse>().Refuses(400, 502);
    }

    internal static Ok<VersionResponse> GetVersion() => TypedResults.Ok(new VersionResponse(VersionNumbers.Contract));

    internal static async Task<Ok<HealthResponse>> GetHealthAsync(
        HttpRequest request, HealthProbe probe, CancellationToken cancellationToken)
    {
        var elapsed = IncludeServices.Read(new QueryReader(request.Query))
            ? await probe.CheckWithServicesAsync(cancellationToken)
            : await probe.CheckAsync(cancellationToken);

        return TypedResults.Ok(new HealthResponse(elapsed.TotalSeconds));
    }
}
