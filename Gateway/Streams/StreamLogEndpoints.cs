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

        logs.MapRead("", ListAsync).WithName("getStreamsLogs").WithSummary("Get streams logs (newest first)");
        logs.MapDelete("", DeleteAsync).WithName("deleteStreamsLogs").WithSummary("Delete old log records");
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
        const string Bound = "log_time__lt";
        var query = new QueryReader(request.Query);
        _ = query.RequiredText(Bound);

        var count = await grains.StreamCatalog().DeleteLogsAsync(query.Time(Bound)!.Value, cancellationToken);

        return TypedResults.Ok(new StreamLogsDeletedResponse(count));
    }
}
