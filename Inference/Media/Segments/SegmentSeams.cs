namespace LunaVideoAgent.Inference.Media.Segments;

/// <summary>
/// What a reader of one segment saw at its ends. Where the seams of neighbours fit, each frame is the one that reading in one go gives.
/// </summary>
/// <param name="Origin">Time of the first frame, if it is the first segment; else what it was told.</param>
/// <param name="FirstPicture">Checksum of the pixels of its first frame.</param>
/// <param name="NextPicture">Checksum of the pixels of the first frame behind its end; 0 at the end of the video.</param>
/// <param name="IsIntact">The packets are those of the plan, and each was decoded without an error.</param>
public sealed record SegmentSeams(long Origin, ulong FirstPicture, ulong NextPicture, bool IsIntact)
{
    /// <summary>Whether another segment follows this one without a difference.</summary>
    public bool Fits(SegmentSeams next) => NextPicture != 0 && NextPicture == next.FirstPicture && Origin == next.Origin;
}
