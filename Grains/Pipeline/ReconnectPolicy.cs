using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>
/// Whether a lost live source is opened again. Ends and errors are counted apart, each by its own settings; a frame that was read starts
/// both counts anew.
/// </summary>
internal sealed class ReconnectPolicy(StreamData data)
{
    private int _afterEnd;
    private int _afterError;

    /// <summary>A frame was read.</summary>
    public void Succeeded() => (_afterEnd, _afterError) = (0, 0);

    /// <summary>The next attempt; null if there is none and the source counts as ended or failed.</summary>
    public ReconnectAttempt? Next(MediaException fault)
    {
        if (data.Type is StreamSourceType.VideoFile || IsFatal(fault.Kind))
        {
            return null;
        }

        return fault.Kind is MediaErrorKind.EndOfStream
            ? Next(data.EofRetry, ref _afterEnd, fault.Message)
            : Next(data.DecodeErrorRetry, ref _afterError, fault.Message);
    }

    /// <summary>Whether trying again cannot help.</summary>
    public static bool IsFatal(MediaErrorKind? kind) =>
        kind is MediaErrorKind.Forbidden or MediaErrorKind.Unsupported or MediaErrorKind.Configuration or MediaErrorKind.TooLarge;

    private static ReconnectAttempt? Next(RetrySettings settings, ref int attempts, string reason) =>
        attempts >= settings.AttemptCount
            ? null
            : new ReconnectAttempt(++attempts, settings.AttemptCount, settings.Delay, reason);
}
