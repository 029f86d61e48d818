namespace LunaVideoAgent.Inference.Media.Segments;

/// <summary>How a video can be cut.</summary>
/// <param name="Info">What is known of it.</param>
/// <param name="Segments">In order; fewer than two are not worth it.</param>
/// <param name="Frames">Packets in all.</param>
/// <param name="Refusal">Why it is better read in one go; null if it is cut.</param>
public sealed record VideoPlan(VideoInfo Info, IReadOnlyList<SegmentBounds> Segments, long Frames, string? Refusal)
{
    /// <summary>Not cut, for a reason.</summary>
    public static VideoPlan InOneGo(VideoInfo info, string reason) => new(info, [], info.FrameCount ?? 0, reason);
}
