using LunaVideoAgent.Grains.Abstractions;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Telemetry;

/// <summary>Gives each log line of a grain call the id of the request that it serves.</summary>
internal sealed class RequestScope(ILogger<RequestScope> logger) : IIncomingGrainCallFilter
{
    private static readonly Func<ILogger, string, IDisposable?> Scope =
        LoggerMessage.DefineScope<string>("Luna-Request-Id: {LunaRequestId}");

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) =>
        RequestContext.Get(RequestContextKeys.RequestId) is string requestId ? InvokeAsync(context, requestId) : context.Invoke();

    private async Task InvokeAsync(IIncomingGrainCallContext context, string requestId)
    {
        using (Scope(logger, requestId))
        {
            await context.Invoke();
        }
    }
}
