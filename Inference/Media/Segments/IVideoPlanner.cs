namespace LunaVideoAgent.Inference.Media.Segments;

/// <summary>Looks for the places where a video can be cut.</summary>
public interface IVideoPlanner
{
    /// <summary>
    /// Reads the packets of a video without decoding them. Blocking. A video is cut only if every frame of a part is certain to be the
    /// one, with the very number and time, that reading in one go gives.
    /// </summary>
    /// <param name="options">The video, as it is read in one go.</param>
    /// <param name="length">Shortest segment but the last.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MediaException">It cannot be opened or read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    VideoPlan Plan(FrameSourceOptions options, TimeSpan length, CancellationToken cancellationToken);
}
