namespace LunaVideoAgent.Inference.Media.Segments;

/// <summary>A part of a video that can be decoded by itself: from one key frame to the next that was chosen for a cut.</summary>
public sealed record SegmentBounds
{
    /// <summary>0 for the first.</summary>
    public required int Index { get; init; }

    /// <summary>Presentation time of the video's first frame, in ticks: frames are numbered and timed from there.</summary>
    public required long Origin { get; init; }

    /// <summary>The key frame that it starts with; null: the start of the video.</summary>
    public PacketMark? Start { get; init; }

    /// <summary>The key frame that the next one starts with; null: the end of the video.</summary>
    public PacketMark? End { get; init; }

    /// <summary>Packets from start to end.</summary>
    public required long Frames { get; init; }

    /// <summary>Checksum of the times and sizes of these packets: a reader that finds others has found another video.</summary>
    public required ulong Packets { get; init; }
}
