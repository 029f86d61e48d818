namespace LunaVideoAgent.Inference.Tracking;

/// <summary>
/// What the detections of one frame look like, by which a tracker recognises people that it lost. It gives the same answer however often.
/// </summary>
public interface IAppearanceSource
{
    /// <summary>
    /// Writes what a detection looks like: <see cref="AppearanceVector.Length"/> values, compared by their cosine; false if that is not
    /// known.
    /// </summary>
    bool TryRead(int detectionIndex, Span<byte> appearance);
}
