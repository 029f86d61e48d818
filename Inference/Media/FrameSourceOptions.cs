using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Inference.Media;

/// <summary>One source and how it is read.</summary>
public sealed record FrameSourceOptions
{
    /// <summary>A URL (rtsp, rtsps, http, https, file), a path, or <c>upload:</c> with the id of an uploaded video.</summary>
    public required string Reference { get; init; }

    /// <summary>Live or file.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>What may be opened at all.</summary>
    public SourcePolicy Policy { get; init; } = SourcePolicy.Default;

    /// <summary>Clockwise degrees (0, 90, 180, 270); null takes the video's own metadata.</summary>
    public int? RotationDegrees { get; init; } = 0;

    /// <summary>Where frame times come from.</summary>
    public FrameTimestampSource TimestampSource { get; init; }

    /// <summary>Added to every frame time, in seconds.</summary>
    public double StartTimeSeconds { get; init; }

    /// <summary>Frames a second to keep; null keeps all. Others are passed over before anybody sees them.</summary>
    public double? FrameRate { get; init; }

    /// <summary>How long connecting, probing and the first packet may take in all.</summary>
    public TimeSpan OpenTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the source may send nothing.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Fetches a file of the web whole before decoding, up to so many bytes, within <see cref="OpenTimeout"/>; null reads it as it is
    /// decoded.
    /// </summary>
    public long? DownloadLimitBytes { get; init; }

    /// <summary>Most bytes that a file of the web may have; null is any number.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>The part of a file that is read; null reads all of it.</summary>
    public SegmentBounds? Segment { get; init; }

    /// <summary>Further demuxer options, such as <c>rtsp_transport</c>; never protocol or format lists.</summary>
    public IReadOnlyDictionary<string, string> DemuxerOptions { get; init; } = new Dictionary<string, string>();

    /// <summary>Which device decodes.</summary>
    public HardwareDecoding HardwareDecoding { get; init; }

    /// <summary>Decoder threads; 1 is best for many streams, more for one file in a hurry.</summary>
    public int DecoderThreads { get; init; } = 1;

    /// <summary>Hands frames of a file out at the speed they were recorded at.</summary>
    public bool PaceInRealTime { get; init; }

    /// <summary>
    /// How far the reading of a camera (RTSP) or a paced file may fall behind; then it goes on at the next key frame. Null is without
    /// limit.
    /// </summary>
    public TimeSpan? MaxLateness { get; init; }

    /// <summary>Width in pixels wanted of a source with several programs.</summary>
    public int PreferredFrameWidth { get; init; } = 800;
}
