using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>Video files, analysed while the client waits.</summary>
internal static class VideoSdkEndpoints
{
    public static void MapVideoSdk(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/1/videosdk", AnalyseAsync).WithTags("videosdk").Named("videosdk", "Analyse a video file")
            .Reads(AccountHeader.Optional).Takes<VideoSdkRequest>()
            .Answers<VideoSdkResponse>().Refuses(400, 413, 415, 500, 503);
        routes.MapPost("/2/videosdk", AnalyseAsync).ExcludeFromDescription();
    }

    internal static async Task<Ok<VideoSdkResponse>> AnalyseAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        _ = AccountHeader.ReadOptional(request);
        var body = await JsonBody.ReadAsync<VideoSdkRequest>(request);
        VideoSdkValidator.Validate(body);
        var analytics = ReadAnalytics(body);

        if (body.DeferredTask.IsOn)
        {
            throw AgentErrors.UnsupportedParameter("deferred_task");
        }

        var result = await grains.VideoSdk().AnalyseAsync(body.Video.ToSettings(), analytics, cancellationToken);

        return TypedResults.Ok(VideoSdkResponse.From(result));
    }

    private static List<AnalyticSettings> ReadAnalytics(VideoSdkRequest body)
    {
        var settings = new List<AnalyticSettings>(body.Analytics.Count);
        Require.Each(body.Analytics, BodyPath.Root["analytics"], (analytic, at) => settings.Add(VideoAnalyticReader.Read(analytic, at)));
        return settings;
    }
}
