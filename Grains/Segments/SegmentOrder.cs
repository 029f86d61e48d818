using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>One segment that another silo is asked to work on.</summary>
[GenerateSerializer, Immutable, Alias("luna.SegmentOrder")]
internal sealed record SegmentOrder
{
    /// <summary>The silo that asks; without it nobody wants the answer.</summary>
    [Id(0)] public required SiloAddress Orderer { get; init; }

    /// <summary>Its <see cref="SegmentSetup"/>.</summary>
    [Id(1)] public required string Setup { get; init; }

    /// <summary>The video.</summary>
    [Id(2)] public required VideoSettings Video { get; init; }

    /// <summary>What the detections are for.</summary>
    [Id(3)] public required IReadOnlyList<AnalyticSettings> Analytics { get; init; }

    /// <summary>The segment's place in the video.</summary>
    [Id(4)] public required int Index { get; init; }

    /// <summary>Time of the video's first frame, in ticks of the stream.</summary>
    [Id(5)] public required long Origin { get; init; }

    /// <summary>Time and size of the first packet; null: the start of the video.</summary>
    [Id(6)] public required (long Pts, int Size)? Start { get; init; }

    /// <summary>Time and size of the next segment's first packet; null: the end of the video.</summary>
    [Id(7)] public required (long Pts, int Size)? End { get; init; }

    /// <summary>Packets from start to end.</summary>
    [Id(8)] public required long Frames { get; init; }

    /// <summary>Their checksum.</summary>
    [Id(9)] public required ulong Packets { get; init; }

    /// <summary>The segment.</summary>
    public SegmentBounds ToBounds() => new()
    {
        Index = Index,
        Origin = Origin,
        Start = ToMark(Start),
        End = ToMark(End),
        Frames = Frames,
        Packets = Packets,
    };

    /// <summary>An order for a segment of a video.</summary>
    public static SegmentOrder Of(VideoWork work, SegmentBounds bounds, SiloAddress orderer, string setup) => new()
    {
        Orderer = orderer,
        Setup = setup,
        Video = work.Video,
        Analytics = work.Analytics,
        Index = bounds.Index,
        Origin = bounds.Origin,
        Start = FromMark(bounds.Start),
        End = FromMark(bounds.End),
        Frames = bounds.Frames,
        Packets = bounds.Packets,
    };

    private static PacketMark? ToMark((long Pts, int Size)? mark) => mark is { } one ? new PacketMark(one.Pts, one.Size) : null;

    private static (long Pts, int Size)? FromMark(PacketMark? mark) => mark is { } one ? (one.Pts, one.Size) : null;
}
