using System.ComponentModel.DataAnnotations;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>How every stream and video of this silo is read and analysed.</summary>
public sealed class PipelineOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Pipeline";

    /// <summary>How long opening a source may take in all.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00")]
    public TimeSpan OpenTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a live source may send nothing, unless its stream says otherwise.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long reading a file may stall, unless its stream says otherwise.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FileTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the download of a file may take, unless its stream says otherwise.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan DownloadTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Largest file that is read from the web, in bytes (<c>max_size</c>).</summary>
    [Range(1, long.MaxValue)]
    public long MaxDownloadBytes { get; set; } = 1L << 30;

    /// <summary>Frames of one live stream in analysis at once; a further one waits, <see cref="LiveWait"/>, or is dropped.</summary>
    [Range(1, 16)]
    public int LiveFramesInFlight { get; set; } = 2;

    /// <summary>
    /// How long reading a camera may wait for its analysis in all. Empty, it is full again after twenty times as long: a camera that gives
    /// more than can be analysed does not fall behind. Zero drops a frame at once.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan LiveWait { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How far reading a camera may fall behind before it goes on at the next key frame.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00")]
    public TimeSpan MaxLateness { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Frames of one file in analysis at once; reading waits for them.</summary>
    [Range(1, 64)]
    public int FileFramesInFlight { get; set; } = 4;

    /// <summary>Videos analysed at once while their callers wait; a further one is refused.</summary>
    [Range(1, 64)]
    public int VideosInFlight { get; set; } = 4;

    /// <summary>Sources tried at once (<c>/2/sources/check</c>); a further one is refused.</summary>
    [Range(1, 64)]
    public int SourceChecksInFlight { get; set; } = 4;

    /// <summary>How long a source that is tried may take to its first picture.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan SourceCheckTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Decoder threads of one video file; live streams always take one.</summary>
    [Range(1, 16)]
    public int FileDecoderThreads { get; set; } = 1;

    /// <summary>Which device decodes.</summary>
    public HardwareDecoding HardwareDecoding { get; set; }

    /// <summary>Score from which a person counts; weaker ones only keep a track alive.</summary>
    [Range(0.05, 1)]
    public double PersonScore { get; set; } = 0.45;

    /// <summary>Score from which a face counts; weaker ones only keep a track alive.</summary>
    [Range(0.05, 1)]
    public double FaceScore { get; set; } = 0.8;

    /// <summary>The folder that file references must be below; without it, files are refused.</summary>
    public string? MediaFolder { get; set; }

    /// <summary>The folder of uploaded videos; a setting of theirs.</summary>
    internal string? UploadFolder { get; set; }
}
