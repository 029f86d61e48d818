using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Uploads;

/// <summary>Uploaded videos: take, show, list, remove. Whoever names an account sees its videos only.</summary>
internal static class UploadEndpoints
{
    private const int MaxPage = 2_000_000;
    private const string VideoPath = "/{video_id}";

    private static readonly QueryParameter<int?> Page = QueryParameters.Integer("page", 1, @default: 1);
    private static readonly QueryParameter<int?> PageSize = QueryParameters.Integer("page_size", 1, 1000, @default: 10);

    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        var videos = routes.MapGroup("/2/videos").WithTags("videos");

        videos.MapPost("", UploadAsync).Named("uploadVideo", "Upload a video file")
            .Reads(AccountHeader.Optional).TakesFile("video/*", "application/octet-stream")
            .Answers<UploadedVideoResponse>(201).Refuses(400, 403, 413, 415, 500, 503, 507);
        videos.MapRead("", ListAsync).Named("getVideos", "Get uploaded videos")
            .Reads(AccountHeader.Optional, Page, PageSize).Answers<UploadListResponse>().Refuses(400, 403, 500, 503);
        videos.MapRead(VideoPath, GetAsync).Named("getVideo", "Get an uploaded video's description")
            .Reads(AccountHeader.Optional).Answers<UploadedVideoResponse>().Refuses(400, 403, 404, 500, 503);
        videos.MapDelete(VideoPath, DeleteAsync).Named("removeVideo", "Remove an uploaded video")
            .Reads(AccountHeader.Optional).Answers(204).Refuses(400, 403, 404, 500, 503);
    }

    internal static async Task<Created<UploadedVideoResponse>> UploadAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = AccountHeader.ReadOptional(request);
        UploadBody.Check(request);

        var video = await UploadBody.SendAsync(request, accountId, grains.VideoUpload(Guid.CreateVersion7()), cancellationToken);

        var response = UploadedVideoResponse.From(video);
        return TypedResults.Created(response.Url, response);
    }

    internal static async Task<Ok<UploadListResponse>> ListAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = AccountHeader.ReadOptional(request);
        var query = new QueryReader(request.Query);
        var page = Math.Min(Page.Read(query) ?? 1, MaxPage);
        var pageSize = PageSize.Read(query) ?? 10;

        var videos = await grains.Uploads().ListAsync(accountId, page, pageSize, cancellationToken);

        return TypedResults.Ok(UploadListResponse.From(videos));
    }

    internal static async Task<Ok<UploadedVideoResponse>> GetAsync(
        Uuid videoId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = AccountHeader.ReadOptional(request);

        var video = await grains.Uploads().GetAsync(videoId.Value, accountId, cancellationToken);

        return TypedResults.Ok(UploadedVideoResponse.From(video));
    }

    internal static async Task<NoContent> DeleteAsync(
        Uuid videoId, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = AccountHeader.ReadOptional(request);

        await grains.Uploads().DeleteAsync(videoId.Value, accountId, cancellationToken);

        return TypedResults.NoContent();
    }
}
