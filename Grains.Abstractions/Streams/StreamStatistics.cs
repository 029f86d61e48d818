using LunaVideoAgent.Grains.Abstractions.Live;

namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>Live figures of one running stream.</summary>
[GenerateSerializer, Immutable, Alias("luna.StreamStatistics")]
public sealed record StreamStatistics
{
    /// <summary>Frames that left the decoder.</summary>
    [Id(0)] public long FramesDecoded { get; init; }

    /// <summary>Frames that went through the analytics.</summary>
    [Id(1)] public long FramesAnalysed { get; init; }

    /// <summary>Wanted frames that were passed over because the analytics were busy.</summary>
    [Id(2)] public long FramesDropped { get; init; }

    /// <summary>Frames the decoder marked as damaged.</summary>
    [Id(3)] public long FramesCorrupt { get; init; }

    /// <summary>Reconnects since the start.</summary>
    [Id(4)] public int Reconnects { get; init; }

    /// <summary>When the newest analysed frame was captured.</summary>
    [Id(5)] public DateTimeOffset? LastFrameTime { get; init; }

    /// <summary>From capture to result, of the newest frame.</summary>
    [Id(6)] public TimeSpan? AgeOfResult { get; init; }

    /// <summary>Width of the frames in pixels.</summary>
    [Id(7)] public int Width { get; init; }

    /// <summary>Height of the frames in pixels.</summary>
    [Id(8)] public int Height { get; init; }

    /// <summary>The decoder in use, such as <c>h264</c> or <c>h264 (cuda)</c>.</summary>
    [Id(9)] public string? Decoder { get; init; }

    /// <summary>Frames passed over, undecoded, up to a key frame, because the reading had fallen behind.</summary>
    [Id(10)] public long FramesLate { get; init; }

    /// <summary>Frames of the source that were seen, wanted or not.</summary>
    [Id(11)] public long FramesRead { get; init; }

    /// <summary>The name of the silo that runs it.</summary>
    [Id(12)] public string? SiloName { get; init; }

    /// <summary>What each analytic saw last, without boxes and people; none for one that has seen nothing yet.</summary>
    [Id(13)] public IReadOnlyList<LiveResult> Newest { get; init; } = [];
}
