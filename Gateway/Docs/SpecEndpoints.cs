using LunaVideoAgent.Gateway.Access;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Scalar.AspNetCore;

namespace LunaVideoAgent.Gateway.Docs;

/// <summary>The OpenAPI document, for programs and for people.</summary>
internal static class SpecEndpoints
{
    private const string Yaml = "application/x-yaml";
    private const string Html = "text/html";
    private const string ReaderPath = "/docs/reader";

    // The reader at the document's own address. Its script is a part of a package of ours: nothing is fetched from elsewhere.
    private const string Page =
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Video Agent API</title>
          <link rel="icon" href="data:,">
        </head>
        <body>
          <div id="app"></div>
          <script src="{{ReaderPath}}/scalar.js"></script>
          <script>
            fetch("/docs/spec", { headers: { accept: "{{Yaml}}" } })
              .then(answer => answer.text())
              .then(content => Scalar.createApiReference("#app", {
                content, withDefaultFonts: false, telemetry: false, hideClientButton: true,
                showDeveloperTools: "never", agent: { disabled: true }
              }));
          </script>
        </body>
        </html>

        """;

    public static void MapSpec(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/docs/spec", GetAsync).OpenToAll().WithTags("documents").Named("getOpenApi", "OpenAPI document of this service")
            .AnswersText(Yaml, Html).Refuses(400);
    }

    /// <summary>Adds the reader with its script.</summary>
    public static void MapSpecReader(this IEndpointRouteBuilder app) => app
        .MapScalarApiReference(ReaderPath, options => options
            .WithTitle("Video Agent API")
            .WithOpenApiRoutePattern("/docs/spec")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent())
        .OpenToAll()
        .ExcludeFromDescription();

    internal static async Task<Results<FileContentHttpResult, ContentHttpResult>> GetAsync(
        HttpRequest request, SpecDocument document, CancellationToken cancellationToken)
    {
        if (Accept.ChooseRequired(request, Yaml, Html) == Html)
        {
            return TypedResults.Content(Page, $"{Html}; charset=utf-8");
        }

        return TypedResults.Bytes(await document.ReadAsync(cancellationToken), Yaml);
    }
}
