using Orleans.Runtime.Messaging;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>
/// Asks a second time when a silo was lost under a read, or took too long for one; the next one is asked then. Reads only: a write whose
/// answer was lost may have been done.
/// </summary>
internal sealed class RepeatReadFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (IsWorthAnother(fault) && !IsOver(context.HttpContext))
        {
            return await next(context);
        }
    }

    private static bool IsWorthAnother(Exception fault) =>
        fault is TimeoutException or OrleansMessageRejectionException or ConnectionFailedException;

    private static bool IsOver(HttpContext http) => http.Response.HasStarted || http.RequestAborted.IsCancellationRequested;
}
