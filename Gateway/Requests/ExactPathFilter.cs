using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>A path with a slash at its end is another page to the contract; the router takes it for the same.</summary>
internal sealed class ExactPathFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Path.Value is [_, .., '/'] ? throw AgentErrors.PageNotFound() : next(context);
}
