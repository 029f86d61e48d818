using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.VideoSdk;

/// <summary>From a fault of a video to the contract's code for it.</summary>
internal static class VideoFault
{
    /// <summary>The error that the caller is told.</summary>
    /// <param name="fault">Why the pipeline ended.</param>
    /// <param name="url">The video; credentials in it are masked by whoever shows the error.</param>
    public static AgentException ToError(PipelineFault fault, string url) => fault.Kind switch
    {
        MediaErrorKind.Unsupported when fault.Message.Contains("image rotation", StringComparison.Ordinal) =>
            AgentErrors.UnsupportedRotation(fault.Message),
        MediaErrorKind.TooLarge => AgentErrors.VideoTooLarge(SecretMask.Text(url), fault.Message),
        MediaErrorKind.Unsupported => AgentErrors.UnsupportedVideo(fault.Message),
        MediaErrorKind.Damaged => AgentErrors.DecodeError(SecretMask.Text(url), fault.Message),
        MediaErrorKind.Configuration => AgentErrors.DecoderFailed(fault.Message),
        null => AgentErrors.AnalyticFailed(fault.Message),
        _ => AgentErrors.DownloadFailed(fault.Message),
    };
}
