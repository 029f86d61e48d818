using LunaVideoAgent.Grains.Abstractions.Uploads;

namespace LunaVideoAgent.Gateway.Uploads;

/// <summary>An uploaded video. <c>Reference</c> is what a stream or task takes as its source; <c>Duration</c> is in seconds.</summary>
internal sealed record UploadedVideoResponse(
    Guid VideoId,
    string Url,
    string Reference,
    long Size,
    DateTimeOffset CreateTime,
    DateTimeOffset ExpireTime,
    int Width,
    int Height,
    double? FrameRate,
    double? Duration,
    string Format,
    string Codec)
{
    public static UploadedVideoResponse From(UploadedVideo video) => new(
        video.VideoId,
        $"/2/videos/{video.VideoId}",
        UploadReference.Of(video.VideoId),
        video.Size,
        video.CreateTime,
        video.ExpireTime,
        video.Width,
        video.Height,
        video.FrameRate,
        video.Duration?.TotalSeconds,
        video.Format,
        video.Codec);
}
