using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Gateway.Tasks;
using LunaVideoAgent.Gateway.Uploads;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>Video files, analysed while the client waits or as a task.</summary>
internal static class VideoSdkEndpoints
{
    public static void MapVideoSdk(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/1/videosdk", AnalyseAsync).WithTags("videosdk").Named("videosdk", "Analyse a video file")
            .Reads(AccountHeader.Optional).Takes<VideoSdkRequest>()
            .Answers<VideoSdkResponse>().Answers<VideoTaskCreatedResponse>(202).Refuses(400, 413, 415, 500, 503);
        routes.MapPost("/2/videosdk", AnalyseAsync).Reads(AccountHeader.Optional).ExcludeFromDescription();
    }

    internal static async Task<Results<Ok<VideoSdkResponse>, Accepted<VideoTaskCreatedResponse>>> AnalyseAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = AccountHeader.ReadOptional(request);
        var body = await JsonBody.ReadAsync<VideoSdkRequest>(request);
        VideoSdkValidator.Validate(body);
        var video = body.Video.ToSettings();
        var analytics = ReadAnalytics(body);

        var taskId = body.DeferredTask.IsOn ? Guid.CreateVersion7() : (Guid?)null;
        await grains.RequireUploadAsync(
            video.Data.Reference, BodyPath.Root["video"]["url"], accountId, userId: taskId, cancellationToken);

        return taskId is { } id
            ? await DeferAsync(id, body.DeferredTask.ToSettings(accountId, video, analytics), grains, cancellationToken)
            : TypedResults.Ok(VideoSdkResponse.From(await grains.VideoSdk().AnalyseAsync(video, analytics, cancellationToken)));
    }

    private static async Task<Accepted<VideoTaskCreatedResponse>> DeferAsync(
        Guid taskId, VideoTaskSettings settings, IGrainFactory grains, CancellationToken cancellationToken)
    {
        await grains.VideoTaskCatalog().CreateAsync(taskId, settings, cancellationToken);

        var response = new VideoTaskCreatedResponse(taskId, VideoTaskResponse.UrlOf(taskId));
        return TypedResults.Accepted(response.Url, response);
    }

    private static List<AnalyticSettings> ReadAnalytics(VideoSdkRequest body)
    {
        var settings = new List<AnalyticSettings>(body.Analytics.Count);
        Require.Each(body.Analytics, BodyPath.Root["analytics"], (analytic, at) => settings.Add(VideoAnalyticReader.Read(analytic, at)));
        return settings;
    }
}
