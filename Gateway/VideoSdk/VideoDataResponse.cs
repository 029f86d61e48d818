using System.ComponentModel.DataAnnotations;
using LunaVideoAgent.Gateway.Events;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>What is known of a video after it was read.</summary>
internal sealed record VideoDataResponse(
    [property: Range(0, int.MaxValue)] long FrameCount,
    [property: Range(0, int.MaxValue)] double FrameRate,
    [property: Range(0, int.MaxValue)] double Duration,
    [property: Range(0, int.MaxValue)] int ErrorCount,
    IReadOnlyList<VideoSegmentResponse> ProcessedParts)
{
    public static VideoDataResponse From(VideoData video) => new(
        video.FrameCount,
        video.FrameRate,
        video.Duration,
        video.ErrorCount,
        [.. video.ProcessedParts.Select(VideoSegmentResponse.From)]);
}
