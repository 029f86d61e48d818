using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Events;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>What one analytic found in a video, or why it found nothing.</summary>
internal sealed record VideoAnalyticResponse(
    string Name,
    VideoEventsResponse? Result,
    ErrorBody? Error)
{
    public static VideoAnalyticResponse From(VideoAnalyticResult result) => new(
        result.Name,
        result.Events is { } events ? new VideoEventsResponse([.. events.Select(EventResponse.From)]) : null,
        result.Error is { } error ? ErrorBody.From(error) : null);
}
