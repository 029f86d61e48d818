using LunaVideoAgent.Gateway.Access;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>The log of all streams.</summary>
internal static class StreamLogEndpoints
{
    public static void MapStreamLogs(this IEndpointRouteBuilder routes)
    {
        var logs = routes.MapGroup("/2/streams/logs").WithTags("streams logs");

        logs.MapRead("", ListAsync).Named("getStreamsLogs", "Get streams logs (newest first)")
            .Reads(StreamParameters.Logs).Answers<StreamLogListResponse>().Refuses(400, 500, 503);
        logs.MapDelete("", DeleteAsync).ForAdministrators().Named("deleteStreamsLogs", "Delete old log records")
            .Reads(StreamParameters.OlderThan).Answers<StreamLogsDeletedResponse>().Refuses(400, 500, 503);

        // Published without a version as well.
        routes.MapRead("/streams/logs", ListAsync).Reads(StreamParameters.Logs).ExcludeFromDescription();
        routes.MapDelete("/streams/logs", DeleteAsync).ForAdministrators().ExcludeFromDescription();
    }

    internal static async Task<Ok<StreamLogListResponse>> ListAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var targets = StreamLogTargets.Read(query);

        var logs = await grains.StreamCatalog().ListLogsAsync(StreamQueries.ReadLogs(query), cancellationToken);

        return TypedResults.Ok(new StreamLogListResponse([.. logs.Select(log => StreamLogResponse.From(log, targets))]));
    }

    internal static async Task<Ok<StreamLogsDeletedResponse>> DeleteAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var bound = StreamParameters.OlderThan.Read(new QueryReader(request.Query))!.Value;

        var count = await grains.StreamCatalog().DeleteLogsAsync(bound, cancellationToken);

        return TypedResults.Ok(new StreamLogsDeletedResponse(count));
    }
}
