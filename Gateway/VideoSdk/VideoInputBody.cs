using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Gateway.Streams;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>The video to be analysed.</summary>
internal sealed class VideoInputBody
{
    [Required, MaxLength(Limits.Url)]
    public string Url { get; set; } = null!;

    public VideoOrientationBody Orientation { get; set; } = new();

    public VideoPtsBody Pts { get; set; } = new();

    public TimestampSource TimestampSource { get; set; }

    [Range(0d, int.MaxValue, MinimumIsExclusive = true)]
    public double? Fps { get; set; }

    public Dictionary<string, string> FfmpegKwargs { get; set; } = [];

    public ErrorHandlingBody ErrorHandling { get; set; } = new();

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Present(Url, at["url"]);
        SourceReference.ValidateFile(Url, at["url"]);
        Orientation.Validate(at["orientation"]);
        Pts.Validate(at["pts"]);
        Require.Positive(Fps, Limits.MaxFrameRate, at["fps"]);
        FfmpegOptions.Validate(FfmpegKwargs, at["ffmpeg_kwargs"]);
        ErrorHandling.Validate(at["error_handling"]);
    }

    public VideoSettings ToSettings() => new(
        new StreamData
        {
            Reference = Url,
            Type = StreamSourceType.VideoFile,
            Orientation = Orientation.OrientationStrategy,
            RotationDegrees = Orientation.Angle ?? 0,
            TimestampSource = TimestampSource,
            StartTimeSeconds = Pts.StartTime,
            FrameRate = Fps,
            FfmpegOptions = FfmpegKwargs,
        },
        ErrorHandling.MaxErrorCount);
}
