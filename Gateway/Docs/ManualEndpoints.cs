using LunaVideoAgent.Gateway.Access;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Docs;

/// <summary>The development manual.</summary>
internal static class ManualEndpoints
{
    private const string Index = "/docs/dev/index.html";

    public static void MapManual(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/docs", GoToIndex).OpenToAll().WithTags("documents").Named("getDevManual", "Development manual")
            .Answers(StatusCodes.Status302Found);
        routes.MapRead("/docs/dev/{page}.html", GetPage).OpenToAll().ExcludeFromDescription();
    }

    internal static RedirectHttpResult GoToIndex() => TypedResults.Redirect(Index);

    internal static ContentHttpResult GetPage(string page) => Manual.Pages.TryGetValue(page, out var html)
        ? TypedResults.Content(html, "text/html; charset=utf-8")
        : throw AgentErrors.PageNotFound();
}
