namespace LunaVideoAgent.Gateway.Requests;

/// <summary>Routes that answer HEAD like GET, and that try again where that can help.</summary>
internal static class ReadRoutes
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, Methods, handler).AddEndpointFilter<RepeatReadFilter>();
}
