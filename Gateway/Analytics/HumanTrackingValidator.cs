using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Checks human_tracking beyond the types of its members.</summary>
internal static class HumanTrackingValidator
{
    public static void Validate(HumanTrackingParametersBody body, List<string> targets, BodyPath at)
    {
        body.EventPolicy.Validate(at["event_policy"]);
        body.Rate.Validate(at["rate"]);
        body.Roi?.Validate(at["roi"]);
        Require.AtLeast(body.ProbeCount, 1, at["probe_count"]);
        ValidateDetector(body.DetectorType, targets, at["detector_type"]);
        body.FaceSamples.Validate(at["face_samples"]);
        body.BodySamples.Validate(at["body_samples"]);
        body.ImageRetainPolicy.Validate(at["image_retain_policy"]);
        Require.That(body.HandlerId is null || Guid.TryParseExact(body.HandlerId, "D", out _), at["handler_id"], "must be a uuid");
    }

    private static void ValidateDetector(HumanDetector? detector, List<string> targets, BodyPath at)
    {
        var stranger = detector switch
        {
            HumanDetector.Face => targets.Find(HumanTargets.IsOfBody),
            HumanDetector.Body => targets.Find(HumanTargets.IsOfFace),
            _ => null,
        };

        Require.That(stranger is null, at, $"does not detect what the target {stranger} needs");
    }
}
