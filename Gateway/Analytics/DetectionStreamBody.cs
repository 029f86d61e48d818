using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>The document of object_detection, or of an analytic of a model, in a stream: targets, callbacks and parameters.</summary>
internal sealed class DetectionStreamBody : INamedAnalyticBody
{
    [JsonIgnore]
    public string AnalyticName { get; set; } = AnalyticNames.ObjectDetection;

    public List<string> Targets { get; set; } = [];

    [MaxLength(Limits.Callbacks)]
    public List<CallbackBody> Callbacks { get; set; } = [];

    public DetectionParametersBody Parameters { get; set; } = new();

    public static DetectionStreamBody From(AnalyticSettings settings, ObjectDetectionParameters parameters) => new()
    {
        Targets = [.. settings.Targets],
        Callbacks = [.. settings.Callbacks.Select(CallbackBody.From)],
        Parameters = DetectionParametersBody.From(parameters),
    };

    public void Validate(BodyPath at)
    {
        DetectionValidator.ValidateTargets(AnalyticName, Targets, at["targets"]);
        CallbackValidator.Validate(Callbacks, at["callbacks"]);
        DetectionValidator.Validate(AnalyticName, Parameters, at["parameters"]);
    }

    public AnalyticSettings ToSettings() => new()
    {
        Name = AnalyticName,
        Targets = Targets,
        Callbacks = [.. Callbacks.Select(callback => callback.ToSettings())],
        Parameters = Parameters.ToParameters(),
    };
}
