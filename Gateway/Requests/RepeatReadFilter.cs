using Orleans.Runtime.Messaging;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>
/// Asks again when a silo was lost under a read, or took too long for one; the next one is asked then. One death can be met twice: by the
/// call that it rejects, and by the next that still went its way; hence up to three tries. Reads only: a write whose answer was lost may
/// have been done.
/// </summary>
internal sealed class RepeatReadFilter(TimeProvider time) : IEndpointFilter
{
    private const int Repeats = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        for (var repeats = 0; ; repeats++)
        {
            try
            {
                return await next(context);
            }
            catch (Exception fault) when (IsWorthAnother(fault, repeats) && !IsOver(context.HttpContext))
            {
                await Task.Delay(Pause, time, context.HttpContext.RequestAborted);
            }
        }
    }

    // What took too long once is asked once more, not twice: whoever asked has waited long enough then.
    private static bool IsWorthAnother(Exception fault, int repeats) => fault switch
    {
        TimeoutException => repeats == 0,
        OrleansMessageRejectionException or ConnectionFailedException => repeats < Repeats,
        _ => false,
    };

    private static bool IsOver(HttpContext http) => http.Response.HasStarted || http.RequestAborted.IsCancellationRequested;
}
