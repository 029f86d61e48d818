using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace LunaVideoAgent.Gateway.Errors;

/// <summary>Writes an error in the shape the client asks for.</summary>
internal static class ErrorWriter
{
    public static Task WriteAsync(HttpContext context, int status, AgentError error)
    {
        var body = ErrorBody.From(error);
        context.Response.StatusCode = status;

        return WantsProblem(context.Request)
            ? context.Response.WriteAsJsonAsync(
                ProblemBody.From(body, status), GatewayJson.For<ProblemBody>(), ProblemBody.MediaType, context.RequestAborted)
            : context.Response.WriteAsJsonAsync(body, GatewayJson.For<ErrorBody>(), contentType: null, context.RequestAborted);
    }

    /// <summary>Gives words to the answers of the router, which have none.</summary>
    public static Task WriteStatusPageAsync(StatusCodeContext status) => status.HttpContext.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound =>
            WriteAsync(status.HttpContext, StatusCodes.Status404NotFound, AgentErrors.PageNotFound().Error),
        StatusCodes.Status405MethodNotAllowed =>
            WriteAsync(status.HttpContext, StatusCodes.Status405MethodNotAllowed, AgentErrors.MethodNotAllowed().Error),
        _ => Task.CompletedTask,
    };

    private static bool WantsProblem(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType.Equals(ProblemBody.MediaType, StringComparison.OrdinalIgnoreCase));
}
