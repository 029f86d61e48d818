using LunaVideoAgent.Grains.Abstractions.Errors;
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

    /// <summary>The model that was asked for; null is one of the agent's own.</summary>
    public string? Model { get; init; }

    /// <summary>Whether what it finds is known again by its colours: people are, by their clothes.</summary>
    public bool TracksByColours => Serves is DetectionNeeds.Bodies;

    /// <summary>The classes that are wanted of it.</summary>
    public string[] LabelsFor(IReadOnlyList<AnalyticLane> lanes) =>
        Label is null ? [.. lanes.SelectMany(lane => lane.Classes).Distinct()] : [Label];

    /// <summary>Whether an analytic takes what it finds.</summary>
    public bool IsFor(AnalyticLane lane) =>
        lane.Needs.HasFlag(Serves) && (Serves is not DetectionNeeds.Objects || lane.Detector!.Model == Model);

    /// <summary>The passes that analytics need; those that want the same detector for themselves share one.</summary>
    /// <exception cref="AgentException">A detector cannot be used.</exception>
    public static IEnumerable<DetectionPass> For(IReadOnlyList<AnalyticLane> lanes, PipelineServices services)
    {
        var needs = lanes.Aggregate(DetectionNeeds.None, (all, lane) => all | lane.Needs);

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

        foreach (var sharing in lanes.Where(lane => lane.Detector is not null).GroupBy(lane => lane.Detector!.Model))
        {
            yield return OfModel(sharing.Key, sharing.Min(lane => lane.Detector!.Score), services);
        }
    }

    // The weakest score that somebody wants begins tracks, and what is as much weaker as with people keeps them alive.
    private static DetectionPass OfModel(string? model, float score, PipelineServices services)
    {
        var known = new ByteTrackerOptions();
        var tracker = known with
        {
            LowScore = score * known.LowScore / known.HighScore,
            HighScore = score,
            BirthScore = score,
            ConfirmScore = score,
        };

        try
        {
            return new DetectionPass(DetectionNeeds.Objects, services.DetectorOf(model), Label: null, score, tracker) { Model = model };
        }
        catch (InferenceException exception)
        {
            throw AgentErrors.AnalyticFailed(exception.Message);
        }
    }
}
