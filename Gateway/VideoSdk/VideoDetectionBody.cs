using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>object_detection, or an analytic of a model, of a video: no callbacks, and nothing that is kept.</summary>
internal sealed class VideoDetectionBody : INamedAnalyticBody
{
    [JsonIgnore]
    public string AnalyticName { get; set; } = AnalyticNames.ObjectDetection;

    [Required]
    public string Name { get; set; } = null!;

    public List<string> Targets { get; set; } = [];

    public DetectionParametersBody Parameters { get; set; } = new();

    public void Validate(BodyPath at)
    {
        DetectionValidator.ValidateTargets(AnalyticName, Targets, at["targets"]);
        DetectionValidator.Validate(AnalyticName, Parameters, at["parameters"]);
        Parameters.ImageRetainPolicy.ValidateOfVideo(at["parameters"]["image_retain_policy"]);
    }

    public AnalyticSettings ToSettings() => new()
    {
        Name = AnalyticName,
        Targets = Targets,
        Parameters = Parameters.ToParameters(),
    };
}
