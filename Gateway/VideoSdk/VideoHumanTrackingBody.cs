using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>human_tracking of a video: no callbacks, and nothing that is kept.</summary>
internal sealed class VideoHumanTrackingBody
{
    public List<string> Targets { get; set; } = [HumanTargets.FaceDetection];

    public HumanTrackingParametersBody Parameters { get; set; } = new();

    public void Validate(BodyPath at)
    {
        Require.Words(Targets, HumanTargets.OfVideos, at["targets"]);
        HumanTrackingValidator.Validate(Parameters, Targets, at["parameters"]);
        Require.Absent(
            Parameters.ImageRetainPolicy.Ttl,
            at["parameters"]["image_retain_policy"]["ttl"],
            "is for streams only: pictures of a video are not kept");
    }

    public AnalyticSettings ToSettings() => new()
    {
        Name = AnalyticNames.HumanTracking,
        Targets = Targets,
        Parameters = Parameters.ToParameters(),
    };
}
