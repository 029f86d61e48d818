using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Streams: create, show, list, replace, stop and resume, remove.</summary>
internal static class StreamEndpoints
{
    private const string AccountParameter = "account_id";

    // The two words are pages of their own; with a method they do not know they must not become a stream.
    private const string StreamPath = "/{streamId:regex(^(?!logs$|count$).*$)}";

    public static void MapStreams(this IEndpointRouteBuilder routes)
    {
        var streams = routes.MapGroup("/2/streams").WithTags("streams");

        streams.MapPost("", CreateAsync).WithName("createStream").WithSummary("Create stream");
        streams.MapRead("", ListAsync).WithName("getStreams").WithSummary("Get streams");
        streams.MapRead("/count", CountAsync).WithName("countStreams").WithSummary("Count streams");
        streams.MapRead(StreamPath, GetAsync).WithName("getStream").WithSummary("Get stream");
        streams.MapPut(StreamPath, ReplaceAsync).WithName("putStream").WithSummary("Replace stream");
        streams.MapPatch(StreamPath, PatchAsync).WithName("patchStream").WithSummary("Stop or resume processing");
        streams.MapDelete(StreamPath, DeleteAsync).WithName("removeStream").WithSummary("Remove stream");
    }

    internal static async Task<Created<StreamCreatedResponse>> CreateAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var settings = await ReadSettingsAsync(request);

        var streamId = Guid.CreateVersion7();
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

        var stream = await grains.StreamCatalog().GetAsync(streamId.Value, query.Uuid(AccountParameter), cancellationToken);

        return TypedResults.Ok(StreamResponse.From(stream, targets));
    }

    internal static async Task<Ok<StreamCreatedResponse>> ReplaceAsync(
        Uuid streamId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var settings = await ReadSettingsAsync(request);

        await grains.StreamCatalog().ReplaceAsync(streamId.Value, settings, cancellationToken);

        return TypedResults.Ok(new StreamCreatedResponse(streamId.Value, UrlOf(streamId.Value)));
    }

    internal static async Task<Ok<StreamPatchedResponse>> PatchAsync(
        Uuid streamId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        _ = query.RequiredText("action");
        var catalog = grains.StreamCatalog();

        var isPatched = query.Word("action", "stop", "resume") == "stop"
            ? await catalog.StopAsync(streamId.Value, cancellationToken)
            : await catalog.ResumeAsync(streamId.Value, cancellationToken);

        return TypedResults.Ok(new StreamPatchedResponse(isPatched ? 1 : 0));
    }

    internal static async Task<NoContent> DeleteAsync(
        Uuid streamId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = new QueryReader(request.Query).Uuid(AccountParameter);

        await grains.StreamCatalog().DeleteAsync(streamId.Value, accountId, cancellationToken);

        return TypedResults.NoContent();
    }

    private static async Task<StreamSettings> ReadSettingsAsync(HttpRequest request)
    {
        var accountId = AccountHeader.Read(request);
        var body = await JsonBody.ReadAsync<CreateStreamRequest>(request);
        CreateStreamValidator.Validate(body);

        return body.ToSettings(accountId, ReadAnalytics(body.Analytics));
    }

    private static List<AnalyticSettings> ReadAnalytics(List<StreamAnalyticBody> analytics)
    {
        var settings = new List<AnalyticSettings>(analytics.Count);
        Require.Each(analytics, BodyPath.Root["analytics"], (analytic, at) => settings.Add(StreamAnalyticReader.Read(analytic, at)));
        return settings;
    }

    private static string UrlOf(Guid streamId) => $"/2/streams/{streamId}";
}
