using System.ComponentModel.DataAnnotations;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>The document of human_tracking in a stream: targets, callbacks and parameters.</summary>
internal sealed class HumanTrackingStreamBody : IAnalyticBody
{
    [AllowedValues(
        HumanTargets.Overview, HumanTargets.FaceDetection, HumanTargets.Landmarks5, HumanTargets.HeadPose, HumanTargets.Ags,
        HumanTargets.WarpQuality, HumanTargets.Emotions, HumanTargets.Mask, HumanTargets.Glasses, HumanTargets.Eyes, HumanTargets.Gaze,
        HumanTargets.Mouth, HumanTargets.Liveness, HumanTargets.Deepfake, HumanTargets.FaceSamples, HumanTargets.FaceThumbnail,
        HumanTargets.FaceBasicAttributes, HumanTargets.FaceDescriptor, HumanTargets.BodyDetection, HumanTargets.BodySamples,
        HumanTargets.BodyThumbnail, HumanTargets.BodyBasicAttributes, HumanTargets.BodyDescriptor)]
    public List<string> Targets { get; set; } = [HumanTargets.FaceDetection];

    [MaxLength(Limits.Callbacks)]
    public List<CallbackBody> Callbacks { get; set; } = [];

    public HumanTrackingParametersBody Parameters { get; set; } = new();

    public static HumanTrackingStreamBody From(AnalyticSettings settings, HumanTrackingParameters parameters) => new()
    {
        Targets = [.. settings.Targets],
        Callbacks = [.. settings.Callbacks.Select(CallbackBody.From)],
        Parameters = HumanTrackingParametersBody.From(parameters),
    };

    public void Validate(BodyPath at)
    {
        Require.Words(Targets, HumanTargets.OfStreams, at["targets"]);
        CallbackValidator.Validate(Callbacks, at["callbacks"]);
        HumanTrackingValidator.Validate(Parameters, Targets, at["parameters"]);
    }

    public AnalyticSettings ToSettings() => new()
    {
        Name = AnalyticNames.HumanTracking,
        Targets = Targets,
        Callbacks = [.. Callbacks.Select(callback => callback.ToSettings())],
        Parameters = Parameters.ToParameters(),
    };
}
