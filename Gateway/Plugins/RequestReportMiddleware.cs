using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Plugins;
using Microsoft.AspNetCore.Routing.Patterns;

namespace LunaVideoAgent.Gateway.Plugins;

/// <summary>Tells plug-ins of requests, after their answers.</summary>
internal sealed class RequestReportMiddleware(RequestDelegate next, PluginHost plugins, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context) => plugins.WatchesRequests ? WatchAsync(context) : next(context);

    private async Task WatchAsync(HttpContext context)
    {
        var start = time.GetTimestamp();

        // The router comes first, and whoever turns an exception into an answer takes the route away again.
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern;

        try
        {
            await next(context);
        }
        finally
        {
            // The pattern of the route, not the path: paths are as many as there are ids.
            var path = route is null ? "unknown" : $"/{string.Join('/', route.PathSegments.Select(Text))}";
            var requestId = RequestContext.Get(RequestContextKeys.RequestId) as string ?? "";

            plugins.Offer(new RequestReport(
                requestId, $"{context.Request.Method}:{path}", context.Response.StatusCode, time.GetElapsedTime(start)));
        }
    }

    private static string Text(RoutePatternPathSegment segment) => string.Concat(
        segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            _ => "",
        }));
}
