using LunaVideoAgent.Gateway.Hosting;

namespace LunaVideoAgent.Gateway.Errors;

/// <summary>
/// Before the first silo has answered the client knows no grain, and to ask for one is an argument it does not understand. To whoever sent
/// the request it is the same as a cluster that does not answer.
/// </summary>
internal sealed class UnreachedClusterFilter(ClusterConnection connection) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ArgumentException fault) when (!connection.HasAnswered)
        {
            throw new SiloUnavailableException("No silo was reached yet.", fault);
        }
    }
}
