using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>What networks of the model folders may tell of a face, by the contract's names.</summary>
/// <param name="Target">The target that asks for it.</param>
/// <param name="Member">The member that shows it.</param>
/// <param name="LikeliestMember">The member within that names the likeliest class; null shows the values alone.</param>
internal sealed record FaceMember(string Target, string Member, string? LikeliestMember = null)
{
    /// <summary>What a frame shows.</summary>
    public static IReadOnlyList<FaceMember> OfFrames { get; } =
    [
        new(HumanTargets.WarpQuality, "warp_quality"),
        new(HumanTargets.Emotions, "emotions", "predominant_emotion"),
        new(HumanTargets.Mask, "mask", "predominant_mask"),
        new(HumanTargets.Glasses, "glasses", "predominant_glasses"),
        new(HumanTargets.Eyes, "eyes_attributes"),
        new(HumanTargets.Gaze, "gaze"),
        new(HumanTargets.Mouth, "mouth_attributes"),
    ];

    /// <summary>The descriptor, which has a form of its own.</summary>
    public static FaceMember Descriptor { get; } = new(HumanTargets.FaceDescriptor, "descriptor");

    /// <summary>What a whole track tells.</summary>
    public static IReadOnlyList<FaceMember> OfTracks { get; } =
    [
        new(HumanTargets.Liveness, "liveness", "prediction"),
        new(HumanTargets.Deepfake, "deepfake", "prediction"),
        Descriptor,
    ];

    /// <summary>What a network told, in the contract's form; null if it was not asked.</summary>
    public AttributeEstimation? Estimate(FaceReading? reading)
    {
        foreach (var attribute in reading?.Attributes ?? [])
        {
            if (attribute.Target == Target)
            {
                return Estimate(attribute.Names, attribute.Values.Select(value => (double)value));
            }
        }

        return null;
    }

    /// <summary>Values by class, in the contract's form.</summary>
    public AttributeEstimation Estimate(IReadOnlyList<string> names, IEnumerable<double> values) =>
        new(Member, LikeliestMember, names, [.. values.Select(value => Math.Round(value, 4))]);
}
