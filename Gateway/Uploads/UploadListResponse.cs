using LunaVideoAgent.Grains.Abstractions.Uploads;

namespace LunaVideoAgent.Gateway.Uploads;

/// <summary>A page of uploaded videos, newest first, and how many bytes one may have.</summary>
internal sealed record UploadListResponse(IReadOnlyList<UploadedVideoResponse> Videos, long MaxBytes)
{
    public static UploadListResponse From(UploadPage page) => new([.. page.Videos.Select(UploadedVideoResponse.From)], page.MaxBytes);
}
