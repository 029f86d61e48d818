using System.ComponentModel.DataAnnotations;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>human_tracking of a video: no callbacks, and nothing that is kept.</summary>
internal sealed class VideoHumanTrackingBody : IAnalyticBody
{
    [Required, AllowedValues(AnalyticNames.HumanTracking)]
    public string Name { get; set; } = null!;

    [AllowedValues(
        HumanTargets.Overview, HumanTargets.FaceDetection, HumanTargets.Landmarks5, HumanTargets.HeadPose, HumanTargets.Ags,
        HumanTargets.WarpQuality, HumanTargets.Emotions, HumanTargets.Mask, HumanTargets.Glasses, HumanTargets.Eyes, HumanTargets.Gaze,
        HumanTargets.Mouth, HumanTargets.Liveness, HumanTargets.Deepfake, HumanTargets.FaceSamples, HumanTargets.FaceThumbnail,
        HumanTargets.FaceBasicAttributes, HumanTargets.FaceDescriptor, HumanTargets.BodyDetection, HumanTargets.BodySamples,
        HumanTargets.BodyThumbnail, HumanTargets.BodyBasicAttributes, HumanTargets.BodyDescriptor, HumanTargets.FaceSources,
        HumanTargets.BodySources)]
    public List<string> Targets { get; set; } = [HumanTargets.FaceDetection];

    public HumanTrackingParametersBody Parameters { get; set; } = new();

    public void Validate(BodyPath at)
    {
        Require.Words(Targets, HumanTargets.OfVideos, at["targets"]);
        HumanTrackingValidator.Validate(Parameters, Targets, at["parameters"]);
        Parameters.ImageRetainPolicy.ValidateOfVideo(at["parameters"]["image_retain_policy"]);
    }

    public AnalyticSettings ToSettings() => new()
    {
        Name = AnalyticNames.HumanTracking,
        Targets = Targets,
        Parameters = Parameters.ToParameters(),
    };
}
