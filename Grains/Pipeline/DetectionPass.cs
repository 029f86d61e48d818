using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>One kind of detection: what finds it, from which score it counts and how it is followed.</summary>
/// <param name="Serves">What it is for.</param>
/// <param name="Detector">The network.</param>
/// <param name="Label">The only class of it that is wanted; null leaves that to the analytics.</param>
/// <param name="Score">From which a detection counts; weaker ones only keep a track alive.</param>
/// <param name="Tracker">How tracks are made.</param>
internal sealed record DetectionPass(
    DetectionNeeds Serves, IObjectDetector Detector, string? Label, float Score, ByteTrackerOptions Tracker)
{
    private const string Face = "face";

    // UltraFace: 12 of 12 faces and none false at 0.8 on the labelled pictures; below 0.5 it sees faces in leaves.
    private const float WeakFace = 0.5f;

    /// <summary>The classes that are wanted of it.</summary>
    public string[] LabelsFor(IReadOnlyList<AnalyticLane> lanes) =>
        Label is null ? [.. lanes.SelectMany(lane => lane.Classes).Distinct()] : [Label];

    /// <summary>The passes that analytics need.</summary>
    public static IEnumerable<DetectionPass> For(DetectionNeeds needs, PipelineServices services)
    {
        if (needs.HasFlag(DetectionNeeds.Bodies))
        {
            var score = (float)services.Options.PersonScore;
            yield return new DetectionPass(DetectionNeeds.Bodies, services.Detector, Label: null, score, new ByteTrackerOptions());
        }

        if (needs.HasFlag(DetectionNeeds.Faces))
        {
            var score = (float)services.Options.FaceScore;
            var tracker = new ByteTrackerOptions { LowScore = Math.Min(WeakFace, score), HighScore = score, BirthScore = score };
            yield return new DetectionPass(DetectionNeeds.Faces, services.Faces.Detector, Face, score, tracker);
        }
    }
}
