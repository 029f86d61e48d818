using LunaVideoAgent.Grains.Abstractions.VideoSdk;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>The analysis of a video; the analytics stand in the order of the request.</summary>
internal sealed record VideoSdkResponse(VideoDataResponse VideoData, IReadOnlyList<VideoAnalyticResponse> Analytics)
{
    public static VideoSdkResponse From(VideoResult result) =>
        new(VideoDataResponse.From(result.Video), [.. result.Analytics.Select(VideoAnalyticResponse.From)]);
}
