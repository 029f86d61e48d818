using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Faces;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>Reads the faces of a frame for those analytics that want to know more of them than where they are.</summary>
internal sealed class FaceReader(PipelineServices services)
{
    /// <summary>The sighting with readings, if it is of faces and an analytic wants any of this frame.</summary>
    public async Task<GroupSighting> ReadAsync(Frame frame, GroupSighting sighting)
    {
        if (!sighting.Group.FindsFaces || QuestionsOf(frame, sighting.Group) is not { } questions)
        {
            return sighting;
        }

        var readings = new Dictionary<int, FaceReading>(sighting.Objects.Count);

        foreach (var face in sighting.Objects)
        {
            if (face.TrackId is { } trackId
                && await services.Faces.ReadAsync(frame, ToDetection(face), questions, CancellationToken.None).ConfigureAwait(false)
                    is { } reading)
            {
                readings[trackId] = reading;
            }
        }

        return sighting with { Readings = readings };
    }

    // What all analytics together that want the frame ask of its faces; null if nothing.
    private static FaceQuestions? QuestionsOf(Frame frame, DetectionGroup group)
    {
        var needs = DetectionNeeds.None;
        IReadOnlyList<string> targets = [];

        foreach (var lane in group.Lanes)
        {
            if (lane.Wants(frame.Position, frame.DecodeTime))
            {
                needs |= lane.Needs;
                targets = targets.Count == 0 ? lane.FaceTargets : [.. targets.Union(lane.FaceTargets)];
            }
        }

        return needs.HasFlag(DetectionNeeds.FacePoints)
            ? new FaceQuestions(needs.HasFlag(DetectionNeeds.FaceAttributes), targets)
            : null;
    }

    private static ObjectDetection ToDetection(DetectedObject face)
    {
        var box = face.Rectangle;
        return new ObjectDetection(new BoundingBox(box.X, box.Y, box.X + box.Width, box.Y + box.Height), face.Score, ClassIndex: 0);
    }
}
