using LunaVideoAgent.Gateway.Hosting;
using Orleans.Runtime.Messaging;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>
/// Asks again when a silo was lost under a read, or took too long for one; the next one is asked then. One death can be met several times:
/// by the call that it rejects, and by those that another silo sends its way until the cluster knows of it, a second or two later. Hence
/// up to seven tries, with pauses of 3.15 s in all. Reads only: a write whose answer was lost may have been done.
/// </summary>
internal sealed class RepeatReadFilter(ClusterConnection connection, TimeProvider time) : IEndpointFilter
{
    private const int Repeats = 6;

    // Twice as long each time.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

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
                await Task.Delay(FirstPause * (1 << repeats), time, context.HttpContext.RequestAborted);
            }
        }
    }

    // What took too long once is asked once more, not twice: whoever asked has waited long enough then.
    private bool IsWorthAnother(Exception fault, int repeats) => fault switch
    {
        TimeoutException => repeats == 0,
        OrleansMessageRejectionException or ConnectionFailedException => repeats < Repeats && !connection.IsGone,
        _ => false,
    };

    private static bool IsOver(HttpContext http) => http.Response.HasStarted || http.RequestAborted.IsCancellationRequested;
}
