using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>What was detected in one segment; its document is the checkpoint of a task and the answer of a silo.</summary>
/// <param name="Packets">Checksum of the packets that were read.</param>
/// <param name="Seams">What was seen at its ends.</param>
/// <param name="Frames">Frames that some analytic wanted, in order.</param>
internal sealed record SegmentFindings(ulong Packets, SegmentSeams Seams, IReadOnlyList<FrameFinding> Frames)
{
    /// <summary>Whether they are those of a segment of the plan.</summary>
    public bool IsOf(SegmentBounds bounds) => Packets == bounds.Packets && Seams.IsIntact && Seams.Origin == bounds.Origin;
}
