using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>Checks a videosdk request in the order of the contract; the first fault is told.</summary>
internal static class VideoSdkValidator
{
    public static void Validate(VideoSdkRequest request)
    {
        var at = BodyPath.Root;

        Require.Known(request.Unknown, at);
        Require.Present(request.Video, at["video"]);
        Require.Present(request.Analytics, at["analytics"]);
        request.DeferredTask.Validate(at["deferred_task"]);
        request.Video.Validate(at["video"]);
        Require.Count(request.Analytics, 1, Limits.Analytics, at["analytics"]);
    }
}
