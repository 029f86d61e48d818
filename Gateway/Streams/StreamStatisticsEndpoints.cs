using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Live figures of running streams, read from the streams themselves.</summary>
internal static partial class StreamStatisticsEndpoints
{
    private const int MaxStreams = 100;

    public static void MapStreamStatistics(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/2/streams/statistics", ListAsync)
            .WithTags("streams")
            .Named("getStreamStatistics", "Live figures of running streams")
            .Reads(StreamParameters.AccountId, StreamParameters.StreamIds)
            .Answers<StreamStatisticsListResponse>()
            .Refuses(400, 500, 503);

    internal static async Task<Ok<StreamStatisticsListResponse>> ListAsync(
        HttpRequest request, IGrainFactory grains, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var filter = ReadFilter(new QueryReader(request.Query));
        var logger = logging.CreateLogger(typeof(StreamStatisticsEndpoints));

        // Only those that run: asking a stream is asking it to run.
        var streams = await grains.StreamCatalog().ListAsync(
            new StreamListQuery(filter, StreamOrder.CreateTime, Descending: true, Page: 1, MaxStreams), cancellationToken);
        var answers = await Task.WhenAll(streams.Select(stream => AskAsync(stream, grains, logger)));

        return TypedResults.Ok(new StreamStatisticsListResponse(time.GetUtcNow(), [.. answers.OfType<StreamStatisticsResponse>()]));
    }

    /// <exception cref="AgentException">12012: more streams than are told at once; 12014: none.</exception>
    private static StreamFilter ReadFilter(QueryReader query)
    {
        var streamIds = StreamParameters.StreamIds.Read(query);

        if (streamIds.Count == 0)
        {
            throw AgentErrors.QueryParameterRequired("stream_ids");
        }

        return streamIds.Count > MaxStreams
            ? throw AgentErrors.BadQuery("stream_ids")
            : new()
            {
                AccountId = StreamParameters.AccountId.Read(query),
                StreamIds = streamIds,
                Statuses = [StreamStatus.InProgress],
            };
    }

    private static async Task<StreamStatisticsResponse?> AskAsync(StreamSnapshot stream, IGrainFactory grains, ILogger logger)
    {
        try
        {
            return StreamStatisticsResponse.From(stream, await grains.Stream(stream.StreamId).GetStatisticsAsync());
        }
#pragma warning disable CA1031 // One that is just moving or stopping has no figures; that must not cost the others theirs.
        catch (Exception fault)
        {
            Log.NoAnswer(logger, stream.StreamId, fault);
            return null;
        }
#pragma warning restore CA1031
    }
}
