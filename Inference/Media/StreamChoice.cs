using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media;

/// <summary>Which video stream of a source is analysed.</summary>
internal static class StreamChoice
{
    /// <summary>
    /// The main stream, or, where a source has several programs (as playlists and broadcasts have), that whose width is nearest to the
    /// one wanted; of two equally near ones the wider.
    /// </summary>
    /// <exception cref="MediaException">There is no video.</exception>
    public static StreamInfo Choose(IReadOnlyList<StreamInfo> streams, int bestStream, int preferredWidth)
    {
        if (streams.Count == 0)
        {
            throw new MediaException(MediaErrorKind.Unsupported, "There is no video stream in it.");
        }

        var programs = streams.Select(stream => stream.Program).Where(program => program != 0).Distinct().Count();

        return programs > 1
            ? streams.OrderBy(stream => Math.Abs(stream.Width - preferredWidth)).ThenByDescending(stream => stream.Width).First()
            : streams.FirstOrDefault(stream => stream.Index == bestStream) ?? streams[0];
    }
}
