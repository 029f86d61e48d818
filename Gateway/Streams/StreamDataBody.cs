using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>The source of a stream.</summary>
internal sealed class StreamDataBody
{
    private static readonly int[] Rotations = [0, 90, 180, 270];

    public string Reference { get; set; } = null!;

    public StreamSourceType? Type { get; set; }

    public OrientationStrategy OrientationStrategy { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Rotation { get; set; }

    public bool Downloadable { get; set; }

    public TimestampSource TimestampSource { get; set; }

    public PtsBody Pts { get; set; } = new();

    public int? Timeout { get; set; }

    public double? Fps { get; set; }

    public Dictionary<string, string> FfmpegKwargs { get; set; } = [];

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
