using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Gateway.Uploads;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Streams: create, show, list, replace, stop and resume, remove.</summary>
internal static class StreamEndpoints
{
    // These words are pages of their own; with a method they do not know they must not become a stream.
    private const string StreamPath = "/{stream_id:regex(^(?!logs$|count$|statistics$).*$)}";

    public static void MapStreams(this IEndpointRouteBuilder routes)
    {
        var streams = routes.MapGroup("/2/streams").WithTags("streams");

        streams.MapPost("", CreateAsync).Named("createStream", "Create stream")
            .Reads(AccountHeader.Required).Takes<CreateStreamRequest>()
            .Answers<StreamCreatedResponse>(201).Refuses(400, 403, 413, 415, 422, 500, 503);
        streams.MapRead("", ListAsync).Named("getStreams", "Get streams")
            .Reads(StreamParameters.List).Answers<StreamListResponse>().Refuses(400, 500, 503);
        streams.MapRead("/count", CountAsync).Named("countStreams", "Count streams")
            .Reads(StreamParameters.Filter).Answers<StreamCountResponse>().Refuses(400, 500, 503);
        streams.MapRead(StreamPath, GetAsync).Named("getStream", "Get stream")
            .Reads(StreamParameters.AccountId, StreamTargets.Parameter).Answers<StreamResponse>().Refuses(400, 404, 500, 503);
        streams.MapPut(StreamPath, ReplaceAsync).Named("putStream", "Replace stream")
            .Reads(AccountHeader.Required).Takes<CreateStreamRequest>()
            .Answers<StreamCreatedResponse>().Refuses(400, 403, 404, 413, 415, 422, 500, 503);
        streams.MapPatch(StreamPath, PatchAsync).Named("patchStream", "Stop or resume processing")
            .Reads(StreamParameters.Action).Answers<StreamPatchedResponse>().Refuses(400, 404, 500, 503);
        streams.MapDelete(StreamPath, DeleteAsync).Named("removeStream", "Remove stream")
            .Reads(StreamParameters.AccountId).Answers(204).Refuses(400, 404, 500, 503);
    }

    internal static async Task<Created<StreamCreatedResponse>> CreateAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var streamId = Guid.CreateVersion7();
        var settings = await ReadSettingsAsync(streamId, request, grains, cancellationToken);

        await grains.StreamCatalog().CreateAsync(streamId, settings, cancellationToken);

        var response = new StreamCreatedResponse(streamId, UrlOf(streamId));
        return TypedResults.Created(response.Url, response);
    }

    internal static async Task<Ok<StreamListResponse>> ListAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var targets = StreamTargets.Read(query);

        var streams = await grains.StreamCatalog().ListAsync(StreamQueries.ReadList(query), cancellationToken);

        return TypedResults.Ok(new StreamListResponse([.. streams.Select(stream => StreamResponse.From(stream, targets))]));
    }

    internal static async Task<Ok<StreamCountResponse>> CountAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var filter = StreamQueries.ReadFilter(new QueryReader(request.Query));

        var count = await grains.StreamCatalog().CountAsync(filter, cancellationToken);

        return TypedResults.Ok(new StreamCountResponse(count));
    }

    internal static async Task<Ok<StreamResponse>> GetAsync(
        Uuid streamId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var targets = StreamTargets.Read(query);

        var stream = await grains.StreamCatalog().GetAsync(streamId.Value, StreamParameters.AccountId.Read(query), cancellationToken);

        return TypedResults.Ok(StreamResponse.From(stream, targets));
    }

    internal static async Task<Ok<StreamCreatedResponse>> ReplaceAsync(
        Uuid streamId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var settings = await ReadSettingsAsync(streamId.Value, request, grains, cancellationToken);
        var catalog = grains.StreamCatalog();

        if (KeptSecrets.AreMeantBy(settings))
        {
            var stored = await catalog.GetAsync(streamId.Value, settings.AccountId, cancellationToken);
            settings = KeptSecrets.Restore(settings, stored.Settings);
        }

        await catalog.ReplaceAsync(streamId.Value, settings, cancellationToken);

        return TypedResults.Ok(new StreamCreatedResponse(streamId.Value, UrlOf(streamId.Value)));
    }

    internal static async Task<Ok<StreamPatchedResponse>> PatchAsync(
        Uuid streamId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var action = StreamParameters.Action.Read(new QueryReader(request.Query));
        var catalog = grains.StreamCatalog();

        var isPatched = action == "stop"
            ? await catalog.StopAsync(streamId.Value, cancellationToken)
            : await catalog.ResumeAsync(streamId.Value, cancellationToken);

        return TypedResults.Ok(new StreamPatchedResponse(isPatched ? 1 : 0));
    }

    internal static async Task<NoContent> DeleteAsync(
        Uuid streamId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = StreamParameters.AccountId.Read(new QueryReader(request.Query));

        await grains.StreamCatalog().DeleteAsync(streamId.Value, accountId, cancellationToken);

        return TypedResults.NoContent();
    }

    private static async Task<StreamSettings> ReadSettingsAsync(
        Guid streamId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = AccountHeader.Read(request);
        var settings = await ReadBodyAsync(accountId, request, grains, cancellationToken);
        await grains.RequireUploadAsync(
            settings.Data.Reference, BodyPath.Root["data"]["reference"], accountId, userId: streamId, cancellationToken);
        return settings;
    }

    private static async Task<StreamSettings> ReadBodyAsync(
        Guid accountId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<CreateStreamRequest>(request);
        CreateStreamValidator.Validate(body);

        try
        {
            return body.ToSettings(accountId, ReadAnalytics(body.Analytics));
        }
        catch (AgentException) when (StreamAnalyticReader.FindOfModels(body.Analytics) is { Count: > 0 } names)
        {
            // Parameters of an analytic that nobody runs are no fault: that nobody runs it is one.
            await RequireRunAsync(names, grains, cancellationToken);
            throw;
        }
    }

    private static async Task RequireRunAsync(IReadOnlyList<string> names, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var info = await grains.Agent().GetInfoAsync(cancellationToken);

        if (!names.All(info.Analytics.ContainsKey))
        {
            throw AgentErrors.UnknownAnalytic();
        }
    }

    private static List<AnalyticSettings> ReadAnalytics(List<StreamAnalyticBody> analytics)
    {
        var settings = new List<AnalyticSettings>(analytics.Count);
        Require.Each(analytics, BodyPath.Root["analytics"], (analytic, at) => settings.Add(StreamAnalyticReader.Read(analytic, at)));
        return settings;
    }

    private static string UrlOf(Guid streamId) => $"/2/streams/{streamId}";
}
