using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>Live results of one analytic of one stream over a WebSocket.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/2/ws", ListenAsync)
            .WithTags("ws")
            .Named("wsEvents", "Realtime results of one analytic of one stream")
            .Reads(ListenRequest.Parameters)
            .Answers(101)
            .Refuses(400, 404, 500, 503);

    internal static async Task ListenAsync(
        HttpContext context, IGrainFactory grains, EventFeeds feeds, EventSocket sockets, CancellationToken cancellationToken)
    {
        var request = ListenRequest.Read(new QueryReader(context.Request.Query));

        var stream = await grains.StreamCatalog().GetAsync(request.StreamId, request.AccountId, cancellationToken);

        if (request.AnalyticIndex >= stream.Settings.Analytics.Count)
        {
            await ErrorWriter.WriteAsync(context, StatusCodes.Status404NotFound, AgentErrors.BadQuery("analytic_index").Error);
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw AgentErrors.BadQuery("a websocket handshake is expected");
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await using var listener = feeds.Listen(stream, request.AnalyticIndex, request.After);
        await sockets.ServeAsync(
            socket, stream.StreamId, ending => listener.EncodeAllAsync(request.WithTiming, ending), cancellationToken);
    }
}
