namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>The targets of human_tracking, in the contract's words.</summary>
public static class HumanTargets
{
    public const string Overview = "overview";
    public const string FaceDetection = "face_detection";
    public const string Landmarks5 = "landmarks5";
    public const string HeadPose = "head_pose";
    public const string Ags = "ags";
    public const string WarpQuality = "warp_quality";
    public const string Emotions = "emotions";
    public const string Mask = "mask";
    public const string Glasses = "glasses";
    public const string Eyes = "eyes";
    public const string Gaze = "gaze";
    public const string Mouth = "mouth";
    public const string Liveness = "aggregated_liveness";
    public const string Deepfake = "aggregated_deepfake";
    public const string FaceSamples = "aggregated_face_samples";
    public const string FaceThumbnail = "aggregated_face_thumbnail";
    public const string FaceBasicAttributes = "aggregated_face_basic_attributes";
    public const string FaceDescriptor = "aggregated_face_descriptor";
    public const string BodyDetection = "body_detection";
    public const string BodySamples = "aggregated_body_samples";
    public const string BodyThumbnail = "aggregated_body_thumbnail";
    public const string BodyBasicAttributes = "aggregated_body_basic_attributes";
    public const string BodyDescriptor = "aggregated_body_descriptor";
    public const string FaceSources = "aggregated_face_detection_sources";
    public const string BodySources = "aggregated_body_detection_sources";

    /// <summary>What streams may ask for.</summary>
    public static IReadOnlyList<string> OfStreams { get; } =
    [
        Overview, FaceDetection, Landmarks5, HeadPose, Ags, WarpQuality, Emotions, Mask, Glasses, Eyes, Gaze, Mouth,
        Liveness, Deepfake, FaceSamples, FaceThumbnail, FaceBasicAttributes, FaceDescriptor,
        BodyDetection, BodySamples, BodyThumbnail, BodyBasicAttributes, BodyDescriptor,
    ];

    /// <summary>What videos may ask for.</summary>
    public static IReadOnlyList<string> OfVideos { get; } = [.. OfStreams, FaceSources, BodySources];

    /// <summary>Whether a target is about bodies.</summary>
    public static bool IsOfBody(string target) =>
        target is BodyDetection or BodySamples or BodyThumbnail or BodyBasicAttributes or BodyDescriptor or BodySources;

    /// <summary>Whether a target is about faces; <see cref="Overview"/> is about neither.</summary>
    public static bool IsOfFace(string target) => target is not Overview && !IsOfBody(target);
}
