using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>What the targets of one analytic ask for, and what has to be detected for it.</summary>
internal sealed class HumanOutputs
{
    // By the contract's names: a target, and the member that shows it. No network of an installation tells bodies.
    private static readonly (string Target, string Member)[] UnknownOfBodies =
    [
        (HumanTargets.BodyBasicAttributes, "basic_attributes"),
        (HumanTargets.BodyDescriptor, "descriptor"),
    ];

    private readonly HashSet<string> _targets;
    private readonly FaceMember[] _told;

    /// <summary>Targets that are taken and give null unless a network of the model folders tells them.</summary>
    public static IReadOnlyList<string> Unshipped { get; } =
    [
        .. FaceMember.OfFrames.Concat(FaceMember.OfTracks).Select(member => member.Target),
        .. UnknownOfBodies.Select(unknown => unknown.Target),
    ];

    /// <summary>Reads the targets; without a detector named, those are run that the targets need, and faces if they need none.</summary>
    public HumanOutputs(IReadOnlyList<string> targets, HumanTrackingParameters parameters, IReadOnlyCollection<string> told)
    {
        _targets = [.. targets];
        var hasBodies = targets.Any(HumanTargets.IsOfBody);
        var detector = parameters.Detector ?? (targets.Any(HumanTargets.IsOfFace), hasBodies) switch
        {
            (true, true) => HumanDetector.FaceBody,
            (false, true) => HumanDetector.Body,
            _ => HumanDetector.Face,
        };

        Needs = detector switch
        {
            HumanDetector.Face => DetectionNeeds.Faces,
            HumanDetector.Body => DetectionNeeds.Bodies,
            _ => DetectionNeeds.Faces | DetectionNeeds.Bodies,
        };
        _told = [.. FaceMember.OfFrames.Where(member => targets.Contains(member.Target) && told.Contains(member.Target))];
        MissingOfFrames = Asked(FaceMember.OfFrames, targets, told);

        if (Needs.HasFlag(DetectionNeeds.Faces) && NeedsReadings(targets, parameters, told))
        {
            Needs |= DetectionNeeds.FacePoints | DetectionNeeds.Pixels;
            FaceTargets = [.. _told.Concat(PlanFaces(targets, parameters, told).Traits).Select(member => member.Target)];
            Needs |= Wants(HumanTargets.FaceBasicAttributes) ? DetectionNeeds.FaceAttributes : DetectionNeeds.None;
        }

        if (PlanFaces(targets, parameters, told).WantsPictures || PlanBodies(targets, parameters).WantsPictures)
        {
            Needs |= DetectionNeeds.Pixels;
        }

        WantsPoints = Wants(HumanTargets.Landmarks5) || Wants(HumanTargets.HeadPose) || Wants(HumanTargets.Ags);
        WantsDetection = Wants(HumanTargets.FaceDetection) || Wants(HumanTargets.Landmarks5);
        WantsBodyDetection = Wants(HumanTargets.BodyDetection);
    }

    /// <summary>What has to be detected.</summary>
    public DetectionNeeds Needs { get; }

    /// <summary>Targets of faces that networks of the model folders are asked for.</summary>
    public IReadOnlyList<string> FaceTargets { get; } = [];

    /// <summary>Attributes of a face in a frame that nobody here can tell.</summary>
    public IReadOnlyList<string> MissingOfFrames { get; }

    /// <summary>Where faces are.</summary>
    public bool WantsDetection { get; }

    /// <summary>Where bodies are.</summary>
    public bool WantsBodyDetection { get; }

    /// <summary>Anything that the points of a face tell.</summary>
    public bool WantsPoints { get; }

    /// <summary>Which shots of faces are kept.</summary>
    public static ShotPlan PlanFaces(
        IReadOnlyList<string> targets, HumanTrackingParameters parameters, IReadOnlyCollection<string> told) =>
        new(parameters.FaceSamples, parameters.ImageRetainPolicy)
        {
            WantsSamples = targets.Contains(HumanTargets.FaceSamples),
            WantsThumbnail = targets.Contains(HumanTargets.FaceThumbnail),
            WantsSources = targets.Contains(HumanTargets.FaceSources),
            WantsAttributes = targets.Contains(HumanTargets.FaceBasicAttributes),
            Missing = Asked(FaceMember.OfTracks, targets, told),
            Traits = [.. FaceMember.OfTracks.Where(member => targets.Contains(member.Target) && told.Contains(member.Target))],
        };

    /// <summary>Which shots of bodies are kept.</summary>
    public static ShotPlan PlanBodies(IReadOnlyList<string> targets, HumanTrackingParameters parameters) =>
        new(parameters.BodySamples, parameters.ImageRetainPolicy)
        {
            WantsSamples = targets.Contains(HumanTargets.BodySamples),
            WantsThumbnail = targets.Contains(HumanTargets.BodyThumbnail),
            WantsSources = targets.Contains(HumanTargets.BodySources),
            WantsAttributes = false,
            Missing = [.. UnknownOfBodies.Where(unknown => targets.Contains(unknown.Target)).Select(unknown => unknown.Member)],
        };

    /// <summary>Whether a target was asked for.</summary>
    public bool Wants(string target) => _targets.Contains(target);

    /// <summary>What a frame shows of a face; null if nothing of it was asked for.</summary>
    public FaceEstimation? Estimate(DetectedObject? face, FaceReading? reading)
    {
        if (face is null || (!WantsDetection && !WantsPoints && MissingOfFrames.Count == 0 && _told.Length == 0))
        {
            return null;
        }

        var attributes = _told.Select(member => (member.Member, Estimation: member.Estimate(reading))).ToArray();

        return new FaceEstimation
        {
            Rectangle = WantsDetection ? face.Rectangle : null,
            Score = WantsDetection ? face.Score : null,
            Landmarks5 = Wants(HumanTargets.Landmarks5) && reading is not null ? ToFive(reading) : null,
            HeadPose = Wants(HumanTargets.HeadPose) && reading is not null ? ToPose(reading.Pose) : null,
            Ags = Wants(HumanTargets.Ags) && reading is not null ? Math.Round(reading.Quality, 4) : null,
            Attributes = [.. attributes.Select(one => one.Estimation).OfType<AttributeEstimation>()],
            Missing = [.. MissingOfFrames, .. attributes.Where(one => one.Estimation is null).Select(one => one.Member)],
        };
    }

    /// <summary>What a frame shows of a body; null if nothing of it was asked for.</summary>
    public BodyEstimation? EstimateBody(DetectedObject? body) =>
        body is not null && WantsBodyDetection ? new BodyEstimation(body.Rectangle, body.Score) : null;

    private static bool NeedsReadings(
        IReadOnlyList<string> targets, HumanTrackingParameters parameters, IReadOnlyCollection<string> told) =>
        targets.Contains(HumanTargets.Landmarks5)
        || targets.Contains(HumanTargets.HeadPose)
        || targets.Contains(HumanTargets.Ags)
        || FaceMember.OfFrames.Any(member => targets.Contains(member.Target) && told.Contains(member.Target))
        || PlanFaces(targets, parameters, told).NeedsReadings;

    private static string[] Asked(
        IReadOnlyList<FaceMember> members, IReadOnlyList<string> targets, IReadOnlyCollection<string> told) =>
        [.. members.Where(one => targets.Contains(one.Target) && !told.Contains(one.Target)).Select(one => one.Member)];

    private static ImagePoint[] ToFive(FaceReading reading) =>
        [.. FacePoints.ToFive(reading.Points).Select(point => new ImagePoint(Math.Round(point.X, 1), Math.Round(point.Y, 1)))];

    private static HeadPose ToPose(in FacePose pose) => new(Math.Round(pose.Yaw, 1), Math.Round(pose.Pitch, 1), Math.Round(pose.Roll, 1));
}
