using LunaVideoAgent.Gateway.Access;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Plugins;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Plugins;

/// <summary>The plug-ins of this process.</summary>
internal static class PluginEndpoints
{
    public static void MapPlugins(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/plugins", List).ForAdministrators().WithTags("plugins").Named("getPlugins", "Plugins of the service")
            .Answers<PluginListResponse>();

    internal static Ok<PluginListResponse> List(PluginCatalog catalog) =>
        TypedResults.Ok(new PluginListResponse([.. catalog.List().Select(PluginResponse.From)]));
}
