using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>The source of a stream.</summary>
[Variant("static orientation strategy", Key = "orientation_strategy", Words = ["static"])]
[Variant(
    "video-info orientation strategy",
    Key = "orientation_strategy",
    Words = ["video_info", "videoinfo"],
    Requires = ["orientation_strategy"],
    Without = ["rotation"])]
internal sealed class StreamDataBody
{
    private static readonly int[] Rotations = [0, 90, 180, 270];

    [Required, MaxLength(Limits.Url)]
    public string Reference { get; set; } = null!;

    [Required]
    public StreamSourceType? Type { get; set; }

    public OrientationStrategy OrientationStrategy { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [DefaultValue(0), AllowedValues(0, 90, 180, 270)]
    public int? Rotation { get; set; }

    public bool Downloadable { get; set; }

    public TimestampSource TimestampSource { get; set; }

    public PtsBody Pts { get; set; } = new();

    [Range(1, int.MaxValue)]
    public int? Timeout { get; set; }

    [Range(0d, int.MaxValue, MinimumIsExclusive = true)]
    public double? Fps { get; set; }

    public Dictionary<string, string> FfmpegKwargs { get; set; } = [];

    [Range(1, int.MaxValue)]
    public int PreferredProgramStreamFrameWidth { get; set; } = 800;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BehaviorBody? BehaviorParameters { get; set; }

    public static StreamDataBody From(StreamData data) => new()
    {
        Reference = Secrets.InText(data.Reference)!,
        Type = data.Type,
        OrientationStrategy = data.Orientation,
        Rotation = data.Orientation == OrientationStrategy.Static ? data.RotationDegrees : null,
        Downloadable = data.Downloadable,
        TimestampSource = data.TimestampSource,
        Pts = new() { StartTime = data.StartTimeSeconds },
        Timeout = (int?)data.Timeout?.TotalMilliseconds,
        Fps = data.FrameRate,
        FfmpegKwargs = Secrets.InValues(data.FfmpegOptions),
        PreferredProgramStreamFrameWidth = data.PreferredFrameWidth,
        BehaviorParameters = data.Type == StreamSourceType.VideoFile ? null : new()
        {
            EofRetry = RetryBody.From(data.EofRetry),
            DecodeErrorRetry = RetryBody.From(data.DecodeErrorRetry),
        },
    };

    public void Validate(BodyPath at)
    {
        Require.Present(Reference, at["reference"]);
        SourceReference.ValidateStream(Reference, at["reference"]);
        Require.Present(Type, at["type"]);
        Require.That(Rotation is null || Rotations.Contains(Rotation.Value), at["rotation"], "must be one of: 0, 90, 180, 270");
        Require.Range(Pts.StartTime, -Limits.MaxSeconds, Limits.MaxSeconds, at["pts"]["start_time"]);
        Require.AtLeast(Timeout, 1, at["timeout"]);
        Require.Positive(Fps, Limits.MaxFrameRate, at["fps"]);
        FfmpegOptions.Validate(FfmpegKwargs, at["ffmpeg_kwargs"]);
        Require.AtLeast(PreferredProgramStreamFrameWidth, 1, at["preferred_program_stream_frame_width"]);
        BehaviorParameters?.Validate(at["behavior_parameters"]);
    }

    public StreamData ToData() => new()
    {
        Reference = Reference,
        Type = Type!.Value,
        Orientation = OrientationStrategy,
        RotationDegrees = OrientationStrategy == OrientationStrategy.Static ? Rotation ?? 0 : 0,
        Downloadable = Downloadable,
        TimestampSource = TimestampSource,
        StartTimeSeconds = Pts.StartTime,
        Timeout = Timeout is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        FrameRate = Fps,
        FfmpegOptions = FfmpegKwargs,
        EofRetry = BehaviorParameters?.EofRetry.ToSettings() ?? RetrySettings.Default,
        DecodeErrorRetry = BehaviorParameters?.DecodeErrorRetry.ToSettings() ?? RetrySettings.Default,
        PreferredFrameWidth = PreferredProgramStreamFrameWidth,
    };
}
