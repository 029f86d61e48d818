using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Access;

/// <summary>Lets a request through to its endpoint if its caller may, and keeps a record of what was changed by whom.</summary>
internal sealed partial class AccessMiddleware(
    RequestDelegate next,
    IOptions<AccessOptions> options,
    CallerFinder callers,
    CallerBudget budget,
    ILogger<AccessMiddleware> logger)
{
    private readonly bool _isOn = options.Value.IsOn;
    private readonly bool _looksAtPages = options.Value.IsOn || options.Value.AllowedOrigins.Count > 0;

    public async Task InvokeAsync(HttpContext context)
    {
        // What no endpoint answers is not there for anybody.
        if (context.GetEndpoint() is not { } endpoint)
        {
            await next(context);
            return;
        }

        if (_looksAtPages && context.WebSockets.IsWebSocketRequest && !IsOfAllowedPage(context.Request))
        {
            throw AgentErrors.AccessForbidden("pages of this origin may not listen");
        }

        var rule = AccessRule.Of(endpoint, context.Request.Method);
        var caller = _isOn && rule.Role is not null ? await AdmitAsync(context, endpoint, rule) : Caller.Anybody;

        await (IsChange(context.Request.Method) ? RecordAsync(context, caller) : next(context));
    }

    // As it is answered: what goes wrong gets its status from the error handler, after this. Who has left gets no answer.
    private async Task RecordAsync(HttpContext context, Caller caller)
    {
        var isNoted = false;
        context.Response.OnStarting(() =>
        {
            Note(context.Response.StatusCode);
            return Task.CompletedTask;
        });

        try
        {
            await next(context);
        }
        finally
        {
            if (context.RequestAborted.IsCancellationRequested)
            {
                Note(StatusCodes.Status499ClientClosedRequest);
            }
        }

        void Note(int status)
        {
            if (!isNoted)
            {
                isNoted = true;
                Log.Changed(logger, caller.Name, context.Request.Method, context.Request.Path, status);
            }
        }
    }

    private static bool IsChange(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    // A browser says which page opens a WebSocket, and keeps nobody from it; other clients say nothing.
    private bool IsOfAllowedPage(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();

        // Not the scheme: a proxy may have ended TLS.
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page)
                && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase))
            || options.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    private async Task<Caller> AdmitAsync(HttpContext context, Endpoint endpoint, AccessRule rule)
    {
        if (await callers.FindAsync(context) is not { } caller)
        {
            throw AgentErrors.AccessUnauthorized();
        }

        if (!budget.TrySpend(caller.Name, out var wait))
        {
            throw AgentErrors.AccessTooOften(wait);
        }

        if (caller.Role < rule.Role)
        {
            Log.Refused(logger, caller.Name, context.Request.Method, context.Request.Path);
            throw AgentErrors.AccessForbidden($"the caller's role is {caller.Role}, this needs {rule.Role}");
        }

        await AccountScope.ApplyAsync(context, endpoint, rule, caller);
        return caller;
    }
}
