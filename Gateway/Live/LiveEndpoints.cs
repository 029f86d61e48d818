using LunaVideoAgent.Gateway.Events;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Gateway.Streams;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Live;

/// <summary>Frames of a stream together with their results, over a WebSocket, for people who watch.</summary>
internal static class LiveEndpoints
{
    private static readonly QueryParameter<int?> MaxFrameRate = QueryParameters.Integer("max_frame_rate", 1, 25);

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/2/streams/{stream_id}/live", WatchAsync)
            .WithTags("live view")
            .Named("watchStream", "Frames of one stream with their results")
            .Reads(StreamParameters.AccountId, MaxFrameRate)
            .Answers(101)
            .Refuses(400, 404, 500, 503);

    internal static async Task WatchAsync(
        Uuid streamId, HttpContext context, IGrainFactory grains, LiveFeeds feeds, EventSocket sockets, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        var accountId = StreamParameters.AccountId.Read(query);
        var interval = MaxFrameRate.Read(query) is { } rate ? TimeSpan.FromSeconds(1.0 / rate) : TimeSpan.Zero;

        var stream = await grains.StreamCatalog().GetAsync(streamId.Value, accountId, cancellationToken);

        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw AgentErrors.BadQuery("a websocket handshake is expected");
        }

        await using var viewer = feeds.Watch(stream.StreamId, interval);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await sockets.ServeAsync(socket, stream.StreamId, viewer.Messages.ReadAllAsync, cancellationToken);
    }
}
