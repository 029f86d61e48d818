using LunaVideoAgent.Gateway.Access;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace LunaVideoAgent.Gateway.Ui;

/// <summary>The user interface. It is files only: whatever it does, it does by the API.</summary>
internal static class UiEndpoints
{
    // Only what comes from here, nothing inline, nothing that could become markup, and no page of others around it.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    public static void MapUi(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/ui", GetIndex).OpenToAll().ExcludeFromDescription();
        routes.MapRead("/ui/{file}", GetFile).OpenToAll().ExcludeFromDescription();
    }

    internal static FileContentHttpResult GetIndex(HttpContext context) => Send(UiFiles.All[UiFiles.Index], context);

    internal static FileContentHttpResult GetFile(string file, HttpContext context) =>
        UiFiles.All.TryGetValue(file, out var found) ? Send(found, context) : throw AgentErrors.PageNotFound();

    private static FileContentHttpResult Send(UiFile file, HttpContext context)
    {
        var headers = context.Response.Headers;
        var isCompressed = AcceptsGzip(context.Request);
        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";

        // Kept, and asked for anew each time: an upgrade shows at once, and what has not changed is not sent again.
        headers.CacheControl = "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;

        if (isCompressed)
        {
            headers.ContentEncoding = "gzip";
        }

        return TypedResults.File(
            isCompressed ? file.Gzip : file.Content, file.ContentType, entityTag: EntityTagHeaderValue.Parse(file.ETag));
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var encodings)
        && encodings.Any(encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality != 0);
}
