using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media;

/// <summary>What an end of a source means.</summary>
internal static class SourceEnd
{
    /// <summary>The fault of a live source that gives no more packets.</summary>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="error">libav's word for the end.</param>
    /// <param name="hasOwnEnd">It can say that it ends; else an end of file is a closed connection.</param>
    public static MediaException OfLive(string name, int error, bool hasOwnEnd)
    {
        if (error != LibavError.EndOfFile)
        {
            return new MediaException(MediaErrorKind.ConnectionLost, $"{name} was lost: {LibavError.Describe(error)}.");
        }

        return hasOwnEnd
            ? new MediaException(MediaErrorKind.EndOfStream, $"{name} has ended.")
            : new MediaException(MediaErrorKind.ConnectionLost, $"{name} closed the connection.");
    }

    /// <summary>The fault of a file that gave no picture at all.</summary>
    public static MediaException OfFileWithoutPictures(string name, FrameSourceStatistics statistics) => new(
        MediaErrorKind.Damaged,
        $"{name} holds no picture that can be decoded: {statistics.Frames} packets, {statistics.Errors} errors.");
}
