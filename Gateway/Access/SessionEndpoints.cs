using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Access;

/// <summary>
/// Sessions of browsers, which cannot put a key into a header where they open a WebSocket or show a picture: a cookie that no script
/// reads and no other site sends.
/// </summary>
internal static class SessionEndpoints
{
    private const string Path = "/2/session";

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, OpenAsync).OpenToAll().WithTags("session").Named("openSession", "Begin a browser's session with a key")
            .Takes<SessionRequest>().Answers(204).Refuses(400, 401, 413, 415);
        routes.MapRead(Path, GetAsync).OpenToAll().WithTags("session").Named("getSession", "Who calls, and what the caller may do")
            .Answers<SessionResponse>();
        routes.MapDelete(Path, Close).OpenToAll().WithTags("session").Named("closeSession", "End a browser's session").Answers(204);
    }

    internal static async Task<NoContent> OpenAsync(HttpContext context, CallerFinder callers)
    {
        var body = await JsonBody.ReadAsync<SessionRequest>(context.Request);

        if (callers.FindKey(body.Key) is null)
        {
            throw AgentErrors.AccessUnauthorized();
        }

        context.Response.Cookies.Append(CallerFinder.Cookie, body.Key, Options(context.Request));
        return TypedResults.NoContent();
    }

    internal static async Task<Ok<SessionResponse>> GetAsync(HttpContext context, CallerFinder callers)
    {
        var caller = callers.IsAsking ? await callers.FindAsync(context) : Caller.Anybody;

        return TypedResults.Ok(new SessionResponse(
            callers.IsAsking, caller?.Name, caller?.Role.ToString().ToLowerInvariant(), caller?.Accounts));
    }

    internal static NoContent Close(HttpContext context)
    {
        context.Response.Cookies.Delete(CallerFinder.Cookie, Options(context.Request));
        return TypedResults.NoContent();
    }

    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = request.IsHttps || request.Headers["X-Forwarded-Proto"] == "https",
        IsEssential = true,
        Path = "/",
    };
}
